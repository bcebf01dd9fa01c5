import Countries

/// Google Ads Customer Match: a CSV of hashed identifiers.
///
/// - SeeAlso: Google Ads Help 7659867; the formatting guide of the Data Manager API (2026).
public struct GoogleCustomerMatch: AudienceFormat {
    /// Creates the format.
    public init() {}

    /// `google_customer_match`.
    public var name: String { "google_customer_match" }
    /// `google_ads`.
    public var vendor: String { "google_ads" }
    /// The rules of June 2026, phones read by libphonenumber.
    public var rulesVersion: String { "2026-06.3" }
    /// The columns, as Google spells them.
    public var header: [String] { ["Email", "Phone", "First Name", "Last Name", "Country", "Zip"] }
    /// Never hashed.
    public var plainColumns: Set<String> { ["Country", "Zip"] }
    /// An e-mail or a phone by itself; both names, country and postal code only together.
    public var identifierColumns: [IdentifierColumns] {
        [
            IdentifierColumns(.email, 0), IdentifierColumns(.phone, 1),
            IdentifierColumns(.address, [2, 3, 4, 5], needed: [[2], [3], [4], [5]]),
        ]
    }
    /// Whoever was sent stays until they are removed.
    public var keepsList: Bool { true }
    /// No limit is documented.
    public var largestFileBytes: Int? { nil }
    /// The details it takes.
    public var fields: [String] {
        ["email", "phone", "first_name", "last_name", "country", "zip"]
    }

    /// Hashed e-mail, phone and names, and plain country and postal code.
    public func cell(_ field: String, _ input: String, _ origin: Origin) -> Cell? {
        switch field {
        case "email": email(input, origin)
        case "phone": phone(input, origin)
        case "first_name": firstName(input, origin)
        case "last_name": lastName(input, origin)
        case "country": country(input)
        case "zip": zip(input, origin)
        default: nil
        }
    }

    /// The address matches only as a whole: unless both names, country and postal code are there, all
    /// four stay empty.
    public func row(of details: ContactDetails, _ origin: Origin) -> [Cell]? {
        let origin = origin.of(details)
        let email = email(details[.email] ?? "", origin)
        let phone = phone(details[.phone] ?? "", origin)
        let first = firstName(details[.firstName] ?? "", origin)
        let last = lastName(details[.lastName] ?? "", origin)
        let country = country(origin.country ?? "")
        let zip = zip(details[.zip] ?? "", origin)
        if first.isPresent, last.isPresent, country.isPresent, zip.isPresent {
            return [email, phone, first, last, country, zip]
        }
        guard email.isPresent || phone.isPresent else { return nil }
        let nothing = Cell.empty(.incompleteAddress)
        return [email, phone, nothing, nothing, nothing, nothing]
    }

    /// Lower case; for gmail.com and googlemail.com without dots and without what follows a plus.
    private func email(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.digest(input, of: .email) { return digest }
        switch EmailAddress.read(input, dotless: Gmail.domains) {
        case .unusable(let reason): return .empty(reason)
        case .address(let address):
            guard let mailbox = Gmail(address) else { return .hashed(address) }
            return mailbox.name.isEmpty
                ? .empty(.notAnAddress) : .hashed("\(mailbox.name)@\(mailbox.domain)")
        }
    }

    /// E.164.
    private func phone(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.digest(input, of: .phone) { return digest }
        switch PhoneNumber(input, country: origin.country, callingCode: origin.callingCode) {
        case .e164(let number): return .hashed(number)
        case .withoutCountry(let digits):
            guard (7...15).contains(digits.utf8.count), !digits.hasPrefix("0") else {
                return .empty(.noCountry)
            }
            return .withheld(.hashed("+\(digits)"), .noCountry)
        case .unusable(let reason): return .empty(reason)
        }
    }

    /// Trimmed, lower case, without a title.
    private func firstName(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.digest(input, of: .firstName) { return digest }
        guard let text = CleanText.trimmed(input) else { return .empty(.empty) }
        if CleanText.holdsControls(text) { return .empty(.controlCharacter) }
        var name = CleanText.lower(text)
        if name.utf8.contains(UInt8(ascii: ".")),
            let title = Self.titles.first(where: { name.utf8.starts(with: $0.utf8) })
        {
            name = CleanText.trim(String(name.dropFirst(title.count)))
        }
        return name.isEmpty ? .empty(.onlyATitle) : .hashed(name)
    }

    /// Trimmed, lower case, without suffixes such as "jr.".
    private func lastName(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.digest(input, of: .lastName) { return digest }
        guard let text = CleanText.trimmed(input) else { return .empty(.empty) }
        if CleanText.holdsControls(text) { return .empty(.controlCharacter) }
        var name = CleanText.lower(text)
        while let bare = Self.withoutSuffix(name) { name = bare }
        return name.isEmpty ? .empty(.onlyASuffix) : .hashed(name)
    }

    private static let titles = ["mr.", "mrs.", "ms.", "dr."]
    private static let suffixes = [
        "jr.", "sr.", "2nd", "3rd", "ii", "iii", "iv", "v", "vi", "cpa", "dc", "dds", "vm", "jd",
        "md", "phd",
    ]

    /// The name without one suffix that white space or a comma sets off; `nil` when there is none.
    private static func withoutSuffix(_ name: String) -> String? {
        guard name.unicodeScalars.contains(where: { $0 == "," || $0.isSpace }) else { return nil }
        guard
            let suffix = suffixes.first(where: { suffix in
                guard name.hasSuffix(suffix) else { return false }
                guard let before = name.dropLast(suffix.count).unicodeScalars.last else {
                    return false
                }
                return before == "," || before.isSpace
            })
        else { return nil }
        let rest = CleanText.trim(String(name.dropLast(suffix.count)))
        return CleanText.trim(rest.hasSuffix(",") ? String(rest.dropLast()) : rest)
    }

    /// Two letters of ISO, in upper case.
    private func country(_ input: String) -> Cell {
        switch Country.read(input) {
        case .blank: .empty(.empty)
        case .unknown: .empty(.notACountry)
        case .code(let code):
            CleanText.trim(input).utf8.count == 2 ? .plain(code) : .empty(.countryByName)
        }
    }

    /// Trimmed: letters, digits, spaces and dashes.
    private func zip(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.holdsDigest(input, of: .zip) { return digest }
        let (code, fault) = PostalCode.read(input, country: Country.code(origin.country))
        return fault.map { .empty($0) } ?? .plain(code)
    }
}

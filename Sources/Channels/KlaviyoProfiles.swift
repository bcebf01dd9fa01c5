/// Klaviyo profiles: a plain CSV that adds to a list and updates, and never unsubscribes.
///
/// It bears no consent columns: whom Klaviyo may write to is not changed by an audience.
///
/// - SeeAlso: Klaviyo Help 115005078967 and 360043841811.
public struct KlaviyoProfiles: AudienceFormat {
    /// Creates the format.
    public init() {}

    /// `klaviyo_profiles`.
    public var name: String { "klaviyo_profiles" }
    /// `klaviyo`.
    public var vendor: String { "klaviyo" }
    /// The rules of 2026, phones read by libphonenumber.
    public var normaliserVersion: String { "klaviyo_profiles/2026-01.1" }
    /// The columns that Klaviyo maps by itself.
    public var header: [String] {
        [
            "Email", "Phone Number", "First Name", "Last Name", "City", "State / Region",
            "Country", "Zip Code",
        ]
    }
    /// Nothing is hashed.
    public var plainColumns: Set<String> { Set(header) }
    /// An e-mail or a phone; names and places are attributes of a profile, and none is found by them.
    public var identifierColumns: [IdentifierColumns] {
        [IdentifierColumns(.email, 0), IdentifierColumns(.phone, 1)]
    }
    /// An import adds and updates; whom Klaviyo writes to, it settles itself.
    public var keepsList: Bool { false }
    /// 50 MB: more goes into further files.
    public var largestFileBytes: Int? { 50_000_000 }
    /// The details it takes.
    public var fields: [String] {
        ["email", "phone", "first_name", "last_name", "city", "state", "country", "zip"]
    }

    /// Returns a plain cell.
    public func cell(_ field: String, _ input: String, _ origin: Origin) -> Cell? {
        switch field {
        case "email": email(input)
        case "phone": phone(input, origin)
        case "first_name", "last_name", "city", "state", "country", "zip": words(input)
        default: nil
        }
    }

    /// Returns a row when there is an address or a number.
    public func row(of details: ContactDetails, _ origin: Origin) -> [Cell]? {
        var origin = origin
        origin.country = details[.country] ?? origin.country
        let email = email(details[.email] ?? "")
        let phone = phone(details[.phone] ?? "", origin)
        guard email.isPresent || phone.isPresent else { return nil }
        return [
            email, phone, words(details[.firstName] ?? ""), words(details[.lastName] ?? ""),
            words(details[.city] ?? ""), words(details[.state] ?? ""),
            words(origin.country ?? ""), words(details[.zip] ?? ""),
        ]
    }

    private func email(_ input: String) -> Cell {
        guard let text = CleanText.trimmed(input) else { return .empty(reason: "empty") }
        let address = CleanText.lower(text)
        guard EmailForm.isAddress(address) else { return .empty(reason: "not_an_address") }
        let opens = address.utf8.first.map(CSV.opensFormulas.contains) ?? false
        return opens ? .empty(reason: "opens_a_formula") : .plain(address)
    }

    private func phone(_ input: String, _ origin: Origin) -> Cell {
        switch PhoneNumber(input, country: origin.country, callingCode: origin.callingCode) {
        case .e164(let number): .plain(number)
        case .withoutCountry: .empty(reason: "no_country")
        case .unusable(let reason): .empty(reason: reason)
        }
    }

    /// Trimmed free text; what a spreadsheet would run begins with an apostrophe.
    private func words(_ input: String) -> Cell {
        guard let text = CleanText.trimmed(input) else { return .empty(reason: "empty") }
        let opens = text.utf8.first.map(CSV.opensFormulas.contains) ?? false
        return .plain(opens ? "'\(text)" : text)
    }
}

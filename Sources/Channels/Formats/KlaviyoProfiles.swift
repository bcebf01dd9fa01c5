import Countries

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
    public var rulesVersion: String { "2026-01.2" }
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
        case "email": email(input, origin)
        case "phone": phone(input, origin)
        case "country": country(input)
        case "zip": zip(input, origin)
        case "first_name", "last_name", "city", "state":
            ContactField(rawValue: field).map { words(input, $0, origin) }
        default: nil
        }
    }

    /// Returns a row when there is an address or a number.
    public func row(of details: ContactDetails, _ origin: Origin) -> [Cell]? {
        let origin = origin.of(details)
        let email = email(details[.email] ?? "", origin)
        let phone = phone(details[.phone] ?? "", origin)
        guard email.isPresent || phone.isPresent else { return nil }
        return [
            email, phone, words(details[.firstName] ?? "", .firstName, origin),
            words(details[.lastName] ?? "", .lastName, origin),
            words(details[.city] ?? "", .city, origin),
            words(details[.state] ?? "", .state, origin), country(origin.country ?? ""),
            zip(details[.zip] ?? "", origin),
        ]
    }

    private func email(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.holdsDigest(input, of: .email) { return digest }
        switch EmailAddress.read(input) {
        case .unusable(let reason): return .empty(reason)
        case .address(let address): return PlainText.identifier(address)
        }
    }

    private func phone(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.holdsDigest(input, of: .phone) { return digest }
        switch PhoneNumber(input, country: origin.country, callingCode: origin.callingCode) {
        case .e164(let number): return .plain(number)
        case .withoutCountry: return .empty(.noCountry)
        case .unusable(let reason): return .empty(reason)
        }
    }

    private func words(_ input: String, _ field: ContactField, _ origin: Origin) -> Cell {
        origin.holdsDigest(input, of: field) ?? PlainText.words(input)
    }

    /// Two letters of ISO, in upper case.
    private func country(_ input: String) -> Cell {
        switch Country.read(input) {
        case .code(let code): .plain(code)
        case .blank: .empty(.empty)
        case .unknown: .empty(.notACountry)
        }
    }

    private func zip(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.holdsDigest(input, of: .zip) { return digest }
        let (code, fault) = PostalCode.read(input, country: Country.code(origin.country))
        return fault.map { .empty($0) } ?? .plain(code)
    }
}

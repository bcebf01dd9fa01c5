/// Meta Custom Audiences, customer list: the nineteen columns of Meta's template, hashed.
///
/// - SeeAlso: Meta Business Help 2082575038703844; the page on customer information parameters (January 2026).
public struct MetaCustomerList: AudienceFormat {
    /// Creates the format.
    public init() {}

    /// `meta_customer_list`.
    public var name: String { "meta_customer_list" }
    /// `meta`.
    public var vendor: String { "meta" }
    /// The rules of January 2026, phones read by libphonenumber.
    public var normaliserVersion: String { "meta_customer_list/2026-01.1" }
    /// The template's columns, in its order; a value of ours stands in the first of repeated ones.
    public var header: [String] {
        [
            "email", "email", "email", "phone", "phone", "phone", "madid", "fn", "ln", "zip", "ct",
            "st", "country", "dob", "doby", "gen", "age", "uid", "value",
        ]
    }
    /// Never hashed.
    public var plainColumns: Set<String> { ["madid", "age", "uid", "value"] }
    /// The main identifiers of Meta's page, an e-mail, a phone or a device, by themselves; the additional ones
    /// only together: both names with a postal code or a city. State, birth and gender say more of an address.
    public var identifierColumns: [IdentifierColumns] {
        [
            IdentifierColumns(.email, 0), IdentifierColumns(.phone, 3),
            IdentifierColumns(.device, 6),
            IdentifierColumns(
                .address,
                [7, 8, 9, 10, 12],
                needed: [[7], [8], [9, 10]],
                companions: [11, 13, 14, 15]
            ),
        ]
    }
    /// Whoever was sent stays until they are removed.
    public var keepsList: Bool { true }
    /// No limit is documented.
    public var largestFileBytes: Int? { nil }
    /// Keys of the file and of the interface.
    public var fields: [String] {
        [
            "email", "phone", "fn", "ln", "fi", "ct", "st", "zip", "country", "dob", "doby", "dobm",
            "dobd", "gen", "madid", "extern_id", "lookalike_value",
        ]
    }

    /// Returns the cell of one of Meta's keys; `first_name` and the like are understood too.
    public func cell(_ field: String, _ input: String, _ origin: Origin) -> Cell? {
        switch field {
        case "email": email(input, origin)
        case "phone": phone(input, origin)
        case "fn", "first_name": name(input, .firstName, origin)
        case "ln", "last_name": name(input, .lastName, origin)
        case "fi": initial(input)
        case "ct", "city": city(input, origin)
        case "st", "state": state(input, origin)
        case "zip": zip(input, origin)
        case "country": country(input, origin)
        case "dob", "birth_date": birthDate(input, origin)
        case "doby": digits(input, 4...4, 0...9999)
        case "dobm": digits(input, 1...2, 1...12)
        case "dobd": digits(input, 1...2, 1...31)
        case "gen", "gender": gender(input)
        case "madid", "mobile_ad_id", "extern_id": plain(input)
        case "lookalike_value": value(input)
        default: nil
        }
    }

    /// Returns a row when there is an e-mail, a phone, a device, or a whole name with a place.
    public func row(of details: ContactDetails, _ origin: Origin) -> [Cell]? {
        var origin = origin
        origin.country = details[.country] ?? origin.country
        let missing = Cell.empty(reason: "empty")
        let email = email(details[.email] ?? "", origin)
        let phone = phone(details[.phone] ?? "", origin)
        let device = plain(details[.mobileAdID] ?? "")
        let first = name(details[.firstName] ?? "", .firstName, origin)
        let last = name(details[.lastName] ?? "", .lastName, origin)
        let zip = zip(details[.zip] ?? "", origin)
        let city = city(details[.city] ?? "", origin)
        let country = country(origin.country ?? "", origin)
        let isNamed = first.isPresent && last.isPresent && (zip.isPresent || city.isPresent)
        guard email.isPresent || phone.isPresent || device.isPresent || isNamed else { return nil }
        let born = birthDate(details[.birthDate] ?? "", origin)
        let year = born.normalised.map { digits(String($0.prefix(4)), 4...4, 0...9999) } ?? missing
        return [
            email, missing, missing, phone, missing, missing, device, first, last, zip, city,
            state(details[.state] ?? "", origin), country, born, year,
            gender(details[.gender] ?? ""), missing, missing, missing,
        ]
    }

    /// Trimmed and lower case, dots and plus kept, where it is an address by its form.
    private func email(_ input: String, _ origin: Origin) -> Cell {
        guard let text = CleanText.trimmed(input) else { return .empty(reason: "empty") }
        if let digest = origin.digest(text, of: .email, lengths: [64, 32]) { return digest }
        let address = CleanText.lower(text)
        return EmailForm.isAddress(address) ? .hashed(address) : .empty(reason: "not_an_address")
    }

    /// The digits of E.164, without `+`.
    private func phone(_ input: String, _ origin: Origin) -> Cell {
        guard let text = CleanText.trimmed(input) else { return .empty(reason: "empty") }
        if let digest = origin.digest(text, of: .phone) { return digest }
        let isWorded = text.unicodeScalars.contains { $0.properties.isAlphabetic }
        let isPlaced = origin.country != nil || origin.callingCode != nil
        if isPlaced || !isWorded {
            switch PhoneNumber(text, country: origin.country, callingCode: origin.callingCode) {
            case .e164(let number): return .hashed(String(number.dropFirst()))
            case .unusable(let reason) where isPlaced: return .empty(reason: reason)
            default: break
            }
        }
        // Meta's own code takes the digits as they stand, without zeros in front.
        let digits = PhoneNumber.digits(of: text).drop { $0 == "0" }
        return digits.isEmpty ? .empty(reason: "not_a_number") : .unplaced(.hashed(String(digits)))
    }

    /// Lower case without white space and ASCII punctuation; accents and other scripts stay.
    private func name(_ input: String, _ field: ContactField, _ origin: Origin) -> Cell {
        guard let text = CleanText.trimmed(input) else { return .empty(reason: "empty") }
        if let digest = origin.digest(text, of: field, lengths: [64, 32]) { return digest }
        let name = Self.bare(text)
        return name.isEmpty ? .empty(reason: "only_punctuation") : .hashed(name)
    }

    private func initial(_ input: String) -> Cell {
        guard let first = CleanText.clean(input).map(Self.bare)?.first else {
            return .empty(reason: "empty")
        }
        return .hashed(String(first))
    }

    /// ASCII letters and digits that begin with a letter, in lower case.
    private func city(_ input: String, _ origin: Origin) -> Cell {
        guard let text = CleanText.clean(input) else { return .empty(reason: "empty") }
        if let digest = origin.digest(text, of: .city) { return digest }
        let city = CleanText.keep(text, lowercased: true) { $0.isASCIILetter || $0.isASCIIDigit }
        let isNamed = city.unicodeScalars.first?.isASCIILetter ?? false
        return isNamed ? .hashed(city) : .empty(reason: "not_a_city")
    }

    /// Two letters of a state or province of the United States or Canada; others stay empty, for Meta's
    /// own programs disagree about them.
    private func state(_ input: String, _ origin: Origin) -> Cell {
        guard let text = CleanText.clean(input) else { return .empty(reason: "empty") }
        if let digest = origin.digest(text, of: .state) { return digest }
        let state = CleanText.keep(text, lowercased: true) { $0.isASCIILetter }
        if state.isEmpty { return .empty(reason: "no_ascii_letters") }
        if let code = NorthAmerica.codes[state] { return .hashed(code) }
        return state.utf8.count <= 2 ? .hashed(state) : .empty(reason: "not_a_known_state")
    }

    /// Lower case without white space and dashes; five digits before a dash stand alone.
    private func zip(_ input: String, _ origin: Origin) -> Cell {
        guard let text = CleanText.clean(input) else { return .empty(reason: "empty") }
        if let digest = origin.digest(text, of: .zip, isTrimmed: false) { return digest }
        let code = CleanText.keep(text, lowercased: true) { !$0.isSpace }
        let head = code.prefix { $0 != "-" }
        if head.utf8.count < code.utf8.count, head.utf8.count == 5,
            head.utf8.allSatisfy({ (48...57).contains($0) })
        {
            return .hashed(String(head))
        }
        let dashless = CleanText.keep(code, lowercased: false) { $0 != "-" }
        return dashless.isEmpty ? .empty(reason: "only_punctuation") : .hashed(dashless)
    }

    /// Two letters, in lower case.
    private func country(_ input: String, _ origin: Origin) -> Cell {
        guard let text = CleanText.clean(input) else { return .empty(reason: "empty") }
        if let digest = origin.digest(text, of: .country) { return digest }
        let code = CleanText.keep(text, lowercased: true) { $0.isASCIILetter }
        return code.utf8.count == 2 ? .hashed(code) : .empty(reason: "not_two_letters")
    }

    /// `YYYYMMDD` from `YYYY-MM-DD` or `YYYYMMDD`; no other writing is guessed at.
    private func birthDate(_ input: String, _ origin: Origin) -> Cell {
        guard let text = CleanText.trimmed(input) else { return .empty(reason: "empty") }
        if let digest = origin.digest(text, of: .birthDate) { return digest }
        let bytes = Array(text.utf8)
        let isDashed = bytes.count == 10 && bytes[4] == 45 && bytes[7] == 45
        let digits = isDashed ? bytes.filter { $0 != 45 } : bytes
        guard digits.count == 8, digits.allSatisfy({ (48...57).contains($0) }) else {
            return .empty(reason: "not_a_date")
        }
        let parts = digits.map { Int($0) - 48 }
        let year = parts[0] * 1000 + parts[1] * 100 + parts[2] * 10 + parts[3]
        let (month, day) = (parts[4] * 10 + parts[5], parts[6] * 10 + parts[7])
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard year >= 1800, (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
            return .empty(reason: "not_a_date")
        }
        return .hashed(String(decoding: digits, as: UTF8.self))
    }

    private func digits(_ input: String, _ lengths: ClosedRange<Int>, _ range: ClosedRange<Int>)
        -> Cell
    {
        guard let text = CleanText.trimmed(input) else { return .empty(reason: "empty") }
        guard lengths.contains(text.utf8.count),
            text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text),
            range.contains(number)
        else { return .empty(reason: "out_of_range") }
        return .hashed(text.utf8.count < lengths.upperBound ? "0\(text)" : text)
    }

    /// `f` or `m`; anything else stays empty.
    private func gender(_ input: String) -> Cell {
        guard let text = CleanText.trimmed(input).map(CleanText.lower) else {
            return .empty(reason: "empty")
        }
        switch text {
        case "f", "female", "woman", "girl": return .hashed("f")
        case "m", "male", "man", "boy": return .hashed("m")
        default: return .empty(reason: "not_f_or_m")
        }
    }

    private func plain(_ input: String) -> Cell {
        guard let text = CleanText.trimmed(input) else { return .empty(reason: "empty") }
        let opens = text.utf8.first.map(CSV.opensFormulas.contains) ?? false
        return opens ? .empty(reason: "opens_a_formula") : .plain(text)
    }

    /// A number of at least 0; less, or not a number, is 0.
    private func value(_ input: String) -> Cell {
        guard let text = CleanText.trimmed(input) else { return .empty(reason: "empty") }
        guard let value = Double(text), value.isFinite, value >= 0 else { return .plain("0") }
        return .plain(text)
    }

    private static func bare(_ text: String) -> String {
        CleanText.keep(text, lowercased: true) {
            !$0.isSpace && !$0.isASCIIPunctuation
        }
    }
}

extension Unicode.Scalar {
    var isASCIILetter: Bool { (65...90).contains(value) || (97...122).contains(value) }
    var isASCIIDigit: Bool { (48...57).contains(value) }
    var isASCIIPunctuation: Bool {
        (33...47).contains(value) || (58...64).contains(value) || (91...96).contains(value)
            || (123...126).contains(value)
    }
}

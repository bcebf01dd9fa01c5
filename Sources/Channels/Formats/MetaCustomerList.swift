import Countries

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
    public var rulesVersion: String { "2026-01.2" }
    /// The template's columns, in its order; a value of ours stands in the first of repeated ones.
    public var header: [String] {
        [
            "email", "email", "email", "phone", "phone", "phone", "madid", "fn", "ln", "zip", "ct",
            "st", "country", "dob", "doby", "gen", "age", "uid", "value",
        ]
    }
    /// Never hashed.
    public var plainColumns: Set<String> { ["madid", "age", "uid", "value"] }
    /// The main identifiers of Meta's page by themselves, the additional ones only together.
    ///
    /// An e-mail, a phone or a device finds somebody; names do with a postal code or a city. State, birth and
    /// gender say more of an address.
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
        case "gen", "gender": gender(input, origin)
        case "madid", "mobile_ad_id": device(input)
        case "extern_id": PlainText.identifier(input)
        case "lookalike_value": value(input)
        default: nil
        }
    }

    /// Returns a row when there is an e-mail, a phone, a device, or a whole name with a place.
    public func row(of details: ContactDetails, _ origin: Origin) -> [Cell]? {
        let own = details[.country] ?? ""
        let isCountryHashed = origin.hashedFields.contains(.country) && !own.isEmpty
        let origin = origin.of(details)
        let missing = Cell.empty(.empty)
        let email = email(details[.email] ?? "", origin)
        let phone = phone(details[.phone] ?? "", origin)
        let device = device(details[.mobileAdID] ?? "")
        let first = name(details[.firstName] ?? "", .firstName, origin)
        let last = name(details[.lastName] ?? "", .lastName, origin)
        let zip = zip(details[.zip] ?? "", origin)
        let city = city(details[.city] ?? "", origin)
        let country = country(isCountryHashed ? own : origin.country ?? "", origin)
        let isNamed = first.isPresent && last.isPresent && (zip.isPresent || city.isPresent)
        guard email.isPresent || phone.isPresent || device.isPresent || isNamed else { return nil }
        let born = birthDate(details[.birthDate] ?? "", origin)
        // A date that came hashed says no year.
        let year =
            if case .hashed(let date) = born {
                digits(String(date.prefix(4)), 4...4, 0...9999)
            } else {
                missing
            }
        return [
            email, missing, missing, phone, missing, missing, device, first, last, zip, city,
            state(details[.state] ?? "", origin), country, born, year,
            gender(details[.gender] ?? "", origin), missing, missing, missing,
        ]
    }

    /// Lower case, dots and plus kept.
    private func email(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.digest(input, of: .email) { return digest }
        switch EmailAddress.read(input) {
        case .address(let address): return .hashed(address)
        case .unusable(let reason): return .empty(reason)
        }
    }

    /// The digits of E.164, without `+`.
    private func phone(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.digest(input, of: .phone) { return digest }
        let number = PhoneNumber(input, country: origin.country, callingCode: origin.callingCode)
        switch number {
        case .e164(let number): return .hashed(String(number.dropFirst()))
        case .unusable(.empty): return .empty(.empty)
        case .unusable(let reason) where origin.country != nil || origin.callingCode != nil:
            return .empty(reason)
        case .unusable, .withoutCountry:
            // Meta's own code takes the digits as they stand, without zeros in front.
            let digits = PhoneText.digits(of: input).drop { $0 == "0" }
            return digits.isEmpty
                ? .empty(.notANumber) : .withheld(.hashed(String(digits)), .noCountry)
        }
    }

    /// Lower case without white space and ASCII punctuation; accents and other scripts stay.
    private func name(_ input: String, _ field: ContactField, _ origin: Origin) -> Cell {
        if let digest = origin.digest(input, of: field) { return digest }
        guard let text = CleanText.trimmed(input) else { return .empty(.empty) }
        if CleanText.holdsControls(text) { return .empty(.controlCharacter) }
        let name = Self.bare(text)
        return name.isEmpty ? .empty(.onlyPunctuation) : .hashed(name)
    }

    private func initial(_ input: String) -> Cell {
        guard let first = CleanText.clean(input).map(Self.bare)?.first else {
            return .empty(.empty)
        }
        return .hashed(String(first))
    }

    /// ASCII letters and digits that begin with a letter, in lower case.
    private func city(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.digest(input, of: .city) { return digest }
        guard let text = CleanText.clean(input) else { return .empty(.empty) }
        let city = CleanText.keep(text, lowercased: true) { $0.isASCIILetter || $0.isASCIIDigit }
        let isNamed = city.unicodeScalars.first?.isASCIILetter ?? false
        return isNamed ? .hashed(city) : .empty(.notACity)
    }

    /// Two letters of a state or province of the United States or Canada; others stay empty, for Meta's
    /// own programs disagree about them.
    private func state(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.digest(input, of: .state) { return digest }
        guard let text = CleanText.clean(input) else { return .empty(.empty) }
        let state = CleanText.keep(text, lowercased: true) { $0.isASCIILetter }
        if state.isEmpty { return .empty(.noASCIILetters) }
        if let code = NorthAmerica.codes[state] { return .hashed(code) }
        return state.utf8.count <= 2 ? .hashed(state) : .empty(.notAKnownState)
    }

    /// Lower case without white space and dashes; five digits before a dash stand alone.
    private func zip(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.digest(input, of: .zip, isTrimmed: false) { return digest }
        guard let text = CleanText.clean(input) else { return .empty(.empty) }
        let written = PostalCode.withoutDecimals(CleanText.narrow(CleanText.trim(text)))
        let code = CleanText.keep(written, lowercased: true) { !$0.isSpace }
        let head = code.prefix { $0 != "-" }
        let isHeaded =
            head.utf8.count < code.utf8.count && head.utf8.count == 5
            && head.utf8.allSatisfy { (48...57).contains($0) }
        let kept = isHeaded ? String(head) : CleanText.keep(code, lowercased: false) { $0 != "-" }
        guard !kept.isEmpty else { return .empty(.onlyPunctuation) }
        // Meta's own code takes whatever stands there; one name and a word for nothing are many people.
        guard let fault = PostalCode.read(input, country: Country.code(origin.country)).fault else {
            return .hashed(kept)
        }
        return origin.country == nil ? .withheld(.hashed(kept), fault) : .empty(fault)
    }

    /// Two letters of ISO, in lower case.
    private func country(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.digest(input, of: .country) { return digest }
        guard let text = CleanText.clean(input) else { return .empty(.empty) }
        let reading = Country.read(text)
        if case .code(let code) = reading, CleanText.trim(text).utf8.count == 2 {
            return .hashed(CleanText.lower(code))
        }
        // Meta's own code takes what letters there are.
        let letters = CleanText.keep(text, lowercased: true) { $0.isASCIILetter }
        guard letters.utf8.count == 2 else {
            return if case .code = reading { .empty(.countryByName) } else { .empty(.notACountry) }
        }
        return Country.isCode(letters.uppercased())
            ? .hashed(letters) : .withheld(.hashed(letters), .notACountry)
    }

    /// `YYYYMMDD` from `YYYY-MM-DD` or `YYYYMMDD`; no other writing is guessed at.
    private func birthDate(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.digest(input, of: .birthDate) { return digest }
        guard let text = CleanText.trimmed(input) else { return .empty(.empty) }
        let bytes = Array(text.utf8)
        let isDashed = bytes.count == 10 && bytes[4] == 45 && bytes[7] == 45
        let digits = isDashed ? bytes.filter { $0 != 45 } : bytes
        guard digits.count == 8, digits.allSatisfy({ (48...57).contains($0) }) else {
            return .empty(.notADate)
        }
        let parts = digits.map { Int($0) - 48 }
        let year = parts[0] * 1000 + parts[1] * 100 + parts[2] * 10 + parts[3]
        let (month, day) = (parts[4] * 10 + parts[5], parts[6] * 10 + parts[7])
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard year >= 1800, (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
            return .empty(.notADate)
        }
        return .hashed(String(decoding: digits, as: UTF8.self))
    }

    private func digits(_ input: String, _ lengths: ClosedRange<Int>, _ range: ClosedRange<Int>)
        -> Cell
    {
        guard let text = CleanText.trimmed(input) else { return .empty(.empty) }
        guard lengths.contains(text.utf8.count),
            text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text),
            range.contains(number)
        else { return .empty(.outOfRange) }
        return .hashed(text.utf8.count < lengths.upperBound ? "0\(text)" : text)
    }

    /// `f` or `m`; anything else stays empty.
    private func gender(_ input: String, _ origin: Origin) -> Cell {
        if let digest = origin.digest(input, of: .gender) { return digest }
        guard let text = CleanText.trimmed(input).map(CleanText.lower) else {
            return .empty(.empty)
        }
        switch text {
        case "f", "female", "woman", "girl": return .hashed("f")
        case "m", "male", "man", "boy": return .hashed("m")
        default: return .empty(.notForM)
        }
    }

    /// The id of a device; the one of zeros is everybody's who allows none, and any of one digit is made up.
    private func device(_ input: String) -> Cell {
        guard case .plain(let text) = PlainText.identifier(input) else {
            return PlainText.identifier(input)
        }
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
        guard let first = digits.first, digits.contains(where: { $0 | 32 != first | 32 }) else {
            return .empty(.notADevice)
        }
        let isID =
            text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            .map(\.count) == [8, 4, 4, 4, 12]
            && CleanText.isHexadecimal(String(decoding: digits, as: UTF8.self), count: 32)
        return isID ? .plain(text) : .withheld(.plain(text), .notADevice)
    }

    /// A number of at least 0; less, or not a number, is 0.
    private func value(_ input: String) -> Cell {
        guard let text = CleanText.trimmed(input) else { return .empty(.empty) }
        let isDecimal = text.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
        guard isDecimal, let value = Double(text), value.isFinite else { return .plain("0") }
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

import CPhoneNumber

/// A phone number as somebody typed it, and its E.164 form.
///
/// What is already in E.164 is taken as it stands; everything else is read by libphonenumber.
///
/// - SeeAlso: ITU-T E.164; libphonenumber 8.12.
public enum PhoneNumber: Equatable, Sendable {
    /// In E.164: `+` and digits.
    case e164(String)
    /// Digits without a country: whose number they are, nobody can tell.
    case withoutCountry(String)
    /// Nothing to dial, and why.
    case unusable(reason: String)

    /// Reads `input`, dialled where `country` or `callingCode` says when it bears no `+` or `00`.
    ///
    /// - Parameters:
    ///   - input: the number; full-width and Arabic-Indic digits are digits too.
    ///   - country: ISO 3166-1 alpha-2, of either case.
    ///   - callingCode: its country's code without `+`, used when there is no country.
    public init(_ input: String?, country: String? = nil, callingCode: String? = nil) {
        guard let text = CleanText.trimmed(input).map(Self.folded) else {
            self = .unusable(reason: "empty")
            return
        }
        if Self.isE164(text) {
            self = .e164(text)
            return
        }
        let digits = Self.digits(of: text)
        if text.hasPrefix("+") || text.hasPrefix("00") {
            self = Self.international(text, digits)
        } else if let region = Self.region(country) {
            self = Self.dialled(text, in: region)
        } else if let code = callingCode.map(Self.digits(of:)), !code.isEmpty {
            self = Self.withCallingCode(code, text, digits)
        } else if digits.isEmpty || Self.hasLetters(text) {
            self = .unusable(reason: "not_a_number")
        } else {
            self = .withoutCountry(digits)
        }
    }

    /// The digits of a number, with those of other scripts folded to ASCII.
    static func digits(of text: String) -> String {
        String(folded(text).unicodeScalars.filter { ("0"..."9").contains($0) })
    }

    private static func international(_ text: String, _ digits: String) -> Self {
        let bare = text.hasPrefix("00") ? "+\(text.dropFirst(2))" : text
        if case .e164(let number) = dialled(bare, in: "ZZ") { return .e164(number) }
        // Unknown to the library, which is of its day: taken as written, unless it says something else.
        let written = text.hasPrefix("00") ? String(digits.dropFirst(2)) : digits
        guard !hasLetters(text), !text.contains("(0)"), isE164("+\(written)") else {
            return .unusable(reason: "impossible_number")
        }
        return .e164("+\(written)")
    }

    private static func withCallingCode(_ code: String, _ text: String, _ digits: String) -> Self {
        if digits.hasPrefix("0") || hasLetters(text) {
            var region = [CChar](repeating: 0, count: 4)
            segcast_phone_region(Int32(code) ?? 0, &region)
            return dialled(
                text,
                in: String(decoding: region.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
            )
        }
        let number = digits.hasPrefix(code) ? "+\(digits)" : "+\(code)\(digits)"
        return isE164(number) ? .e164(number) : .unusable(reason: "impossible_number")
    }

    private static func dialled(_ text: String, in region: String) -> Self {
        var text = withoutSeparators(text)
        var out = [CChar](repeating: 0, count: 32)
        let result = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                segcast_phone_e164($0.baseAddress, $0.count, region, &out)
            }
        }
        guard result == 0 else {
            return .unusable(reason: result == 1 ? "not_a_number" : "impossible_number")
        }
        return .e164(String(decoding: out.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))
    }

    /// The number without what only separates its digits, in half of the time to the library; anything
    /// that it could read otherwise, as an extension or a second number, stays.
    private static func withoutSeparators(_ text: String) -> String {
        var dialled: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): dialled.append(byte)
            case UInt8(ascii: "+") where dialled.isEmpty: dialled.append(byte)
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"),
                UInt8(ascii: "("), UInt8(ascii: ")"):
                continue
            default: return text
            }
        }
        return dialled.count < 7 ? text : String(decoding: dialled, as: UTF8.self)
    }

    private static func region(_ country: String?) -> String? {
        guard let text = country else { return nil }
        if isRegion(text) { return text }
        guard let code = CleanText.trimmed(text)?.uppercased(), isRegion(code) else { return nil }
        return code
    }

    private static func isRegion(_ text: String) -> Bool {
        text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) }
    }

    private static func hasLetters(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic }
    }

    /// `+`, a digit from 1 to 9, and 6 to 14 more.
    private static func isE164(_ text: String) -> Bool {
        let bytes = text.utf8
        guard (8...16).contains(bytes.count), bytes.first == UInt8(ascii: "+") else { return false }
        let digits = bytes.dropFirst()
        return digits.first != UInt8(ascii: "0") && digits.allSatisfy { (48...57).contains($0) }
    }

    private static func folded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue
            {
                folded.append(Unicode.Scalar(UInt8(48 + Int(value))))
            } else {
                folded.append(scalar == "\u{FF0B}" ? "+" : scalar)
            }
        }
        return String(folded)
    }
}

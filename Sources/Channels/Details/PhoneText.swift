/// A phone number's digits, without all that people and programs write around them.
///
/// Space, dashes, points, slashes and brackets only separate digits. Anything that says more than one number
/// or another than its digits, such as an extension, letters or an exponent, makes the cell unusable.
enum PhoneText: Equatable {
    /// Digits behind a `+`.
    case international(String)
    /// Digits without one.
    case dialled(String)
    /// No number, more than one, or one that nobody can tell.
    case unusable(Cell.Reason)

    /// Most bytes of a cell that is looked at: two numbers in full, and words around them.
    static let mostBytes = 128

    /// Reads a cell in a time that does not grow with what it holds.
    static func read(_ input: String) -> Self {
        guard input.utf8.count <= mostBytes else { return .unusable(.tooLong) }
        // Nearly every number is written in digits with signs between them.
        let isUsual = input.utf8.allSatisfy { (48...57).contains($0) || usualSigns.contains($0) }
        if isUsual { return separated(CleanText.trim(input)[...]) }
        guard let cleaned = CleanText.trimmed(input) else { return .unusable(.empty) }
        let text = withoutLabel(folded(cleaned))
        if let whole = withoutDecimals(text) { return whole }
        return separated(text)
    }

    /// The digits of a number, with those of other scripts folded to ASCII.
    static func digits(of text: String) -> String {
        String(folded(text).unicodeScalars.filter { $0.isASCIIDigit })
    }

    /// What stands between digits and says nothing.
    private static let usualSigns: [UInt8] = Array("+ -/()".utf8)

    /// Reads signs and digits, one by one.
    private static func separated(_ text: Substring) -> Self {
        var digits: [UInt8] = []
        var isInternational = false
        // Digits since the last separator of each kind, to tell a second number.
        var groups: [(separator: UInt8, start: Int)] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9":
                digits.append(UInt8(scalar.value))
            case "+":
                guard !isInternational, digits.isEmpty else { return .unusable(.twoNumbers) }
                isInternational = true
            // The zero of "+49 (0)30" is dialled only inside the country: libphonenumber drops it.
            case "(", ")", "[", "]":
                groups.append((UInt8(ascii: "-"), digits.count))
            case "/", "\\", "|":
                groups.append((UInt8(ascii: "/"), digits.count))
            case ",", ";", "&", "\n", "\r", "\u{2028}", "\u{2029}":
                groups.append((UInt8(ascii: ","), digits.count))
            case "-", ".", "\u{2010}"..."\u{2015}", "\u{2212}", "\u{30FC}", "\u{FF0D}", "\u{FF0E}",
                "\u{00B7}", "_", "~":
                groups.append((UInt8(ascii: "-"), digits.count))
            case "x", "X", "#":
                return .unusable(digits.isEmpty ? .notANumber : .phoneExtension)
            default:
                guard scalar.isSpace else {
                    return .unusable(reason(of: text, from: scalar, digits.count))
                }
                groups.append((UInt8(ascii: " "), digits.count))
            }
        }
        guard !digits.isEmpty else { return .unusable(.notANumber) }
        if isSecond(groups, digits, isInternational) { return .unusable(.twoNumbers) }
        guard digits.count <= 18 else { return .unusable(.impossibleNumber) }
        let number = String(decoding: digits, as: UTF8.self)
        return isInternational ? .international(number) : .dialled(number)
    }

    /// Whether a second number begins at one of the separators.
    private static func isSecond(
        _ groups: [(separator: UInt8, start: Int)],
        _ digits: [UInt8],
        _ isInternational: Bool
    ) -> Bool {
        // A country's code, a zero and an area's longest code.
        let longestArea = isInternational ? 9 : 6
        return groups.contains { separator, start in
            let rest = digits.count - start
            guard start > 0, rest > 0 else { return false }
            switch separator {
            case UInt8(ascii: ","): return true
            // "1234567/8" are two numbers, "030/1234567" is one.
            case UInt8(ascii: "/"):
                return start > longestArea || start >= 5 && digits[start] == 48
            default: return start >= 6 && rest >= 6 && digits[start] == 48
            }
        }
    }

    /// Why a letter or a sign stands in a number.
    private static func reason(
        of text: Substring,
        from scalar: Unicode.Scalar,
        _ digitCount: Int
    ) -> Cell.Reason {
        guard digitCount > 0 else { return .notANumber }
        guard scalar.properties.isAlphabetic else { return .notANumber }
        let rest = CleanText.lower(
            String(text.unicodeScalars.drop { $0 != scalar }.prefix { $0.properties.isAlphabetic })
        )
        if extensions.contains(rest) { return .phoneExtension }
        return conjunctions.contains(rest) ? .twoNumbers : .letters
    }

    /// A number that a spreadsheet or a data frame made a decimal of; `nil` when it is none.
    private static func withoutDecimals(_ text: Substring) -> Self? {
        let bytes = text.utf8
        guard
            let point = bytes.firstIndex(where: {
                $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
            })
        else { return nil }
        let sign = bytes.first == UInt8(ascii: "+")
        let whole = bytes[..<point].dropFirst(sign ? 1 : 0)
        let rest = bytes[bytes.index(after: point)...]
        let isDigits = { (part: Substring.UTF8View) in part.allSatisfy { (48...57).contains($0) } }
        // 4.9171E+11: what stands behind the digits that are shown, nobody can tell.
        if let exponent = rest.firstIndex(where: { $0 | 32 == UInt8(ascii: "e") }),
            isDigits(rest[..<exponent]), isDigits(whole)
        {
            return .unusable(.decimalNumber)
        }
        guard isDigits(whole), isDigits(rest), !rest.isEmpty, whole.count >= 7 else { return nil }
        guard rest.allSatisfy({ $0 == 48 }) else {
            return rest.count <= 2 ? .unusable(.decimalNumber) : nil
        }
        let digits = String(Substring(whole))
        guard digits.utf8.count <= 18 else { return .unusable(.impossibleNumber) }
        return sign ? .international(digits) : .dialled(digits)
    }

    /// The text without what says that a number follows.
    private static func withoutLabel(_ text: String) -> Substring {
        var rest = text[...]
        func drop(_ count: Int) {
            rest = rest.dropFirst(count).drop { $0.unicodeScalars.allSatisfy(\.isSpace) }
        }
        while let first = rest.unicodeScalars.first, quotes.contains(first) { drop(1) }
        while let last = rest.unicodeScalars.last, quotes.contains(last) { rest = rest.dropLast() }
        let letters = rest.prefix { $0.isASCII && $0.isLetter }
        guard !letters.isEmpty, labels.contains(letters.lowercased()) else { return rest }
        drop(letters.count)
        while let first = rest.first, first == "." || first == ":" || first == "/" { drop(1) }
        return rest
    }

    private static let quotes: Set<Unicode.Scalar> = [
        "'", "\"", "`", "\u{2018}", "\u{2019}", "=", "\u{201C}", "\u{201D}",
    ]

    private static let labels: Set<String> = [
        "tel", "tlf", "callto", "sms", "whatsapp", "phone", "telephone", "telefon", "mobile",
        "mobil",
        "cell", "fon", "handy", "t", "m", "p",
    ]

    private static let extensions: Set<String> = [
        "ext", "extn", "extension", "durchwahl", "dw", "app", "apparat", "poste", "int", "interno",
        "anexo", "ramal",
    ]

    private static let conjunctions: Set<String> = [
        "or", "oder", "ou", "o", "and", "und", "et", "y", "e",
    ]

    private static func folded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue
            {
                folded.append(Unicode.Scalar(UInt8(48 + Int(value))))
            } else if (0xFF01...0xFF5E).contains(scalar.value),
                let plain = Unicode.Scalar(scalar.value - 0xFEE0)
            {
                folded.append(plain)
            } else {
                folded.append(scalar)
            }
        }
        return String(folded)
    }
}

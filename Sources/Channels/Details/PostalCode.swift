/// A postal code as a country writes it.
///
/// Columns of numbers lose the zeros in front: 02134 becomes 2134, which is no code of the United States, or is
/// somebody else's of another place. What may lack a zero is left out.
enum PostalCode {
    /// Reads a cell of a person who lives in `country`, two letters of ISO, or nobody knows where.
    ///
    /// - Returns: the code without the decimals of a float column, and why it is none.
    static func read(_ input: String, country: String?) -> (code: String, fault: Cell.Reason?) {
        guard input.utf8.count <= mostBytes else { return ("", .notAPostalCode) }
        // Nearly every code is written as it leaves.
        if isWritten(input), input.utf8.first != space, input.utf8.last != space {
            return (input, isShort(input, country) ? .lostZero : nil)
        }
        if input.unicodeScalars.contains(where: \.isDirection) { return ("", .controlCharacter) }
        guard let cleaned = CleanText.trimmed(input) else { return ("", .empty) }
        let code = withoutDecimals(CleanText.narrow(cleaned))
        guard isWritten(code) else { return (code, .notAPostalCode) }
        return (code, isShort(code, country) ? .lostZero : nil)
    }

    /// Whether a code of digits alone has fewer than its country's codes have.
    static func isShort(_ code: String, _ country: String?) -> Bool {
        // Poland's 01-234 and Brazil's 01001-000 count as a whole, ZIP+4 by its head.
        let isHeaded = country == "US" || country == "PR"
        var count = 0
        for byte in code.utf8 {
            if isHeaded, byte == hyphen { break }
            if isLetter(byte) { return false }
            if isDigit(byte) { count += 1 }
        }
        guard let country else { return count < 5 }
        return count < digitCounts[country] ?? 0
    }

    /// Whether there are only letters, digits, spaces and dashes, a digit among them as in every code, and not more
    /// than any code has.
    private static func isWritten(_ code: String) -> Bool {
        var hasDigit = false
        for byte in code.utf8 {
            if isDigit(byte) {
                hasDigit = true
            } else if !isLetter(byte), byte != space, byte != hyphen {
                return false
            }
        }
        return hasDigit && code.utf8.count <= 12
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }
    private static let space = UInt8(ascii: " ")
    private static let hyphen = UInt8(ascii: "-")

    /// `2134.0` as 2134; anything else as it is.
    static func withoutDecimals(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy({ $0 == 48 }),
            parts[0].allSatisfy({ (48...57).contains($0) })
        else { return text }
        return String(Substring(parts[0]))
    }

    private static let mostBytes = 48

    /// How many digits codes have, where they are digits alone; countries not named here are not judged.
    ///
    /// - SeeAlso: Universal Postal Union, postal addressing systems.
    private static let digitCounts: [String: Int] = {
        var counts: [String: Int] = [:]
        for (count, countries) in [
            (
                4,
                "AL AM AR AT AU BD BE BG CH CY DK GE GL HU LI LU LV MK NO NZ PH PT SI TN ZA"
            ),
            (
                5,
                "AX BA CU CZ DE DZ EE EG ES FI FR GF GP GR GT HR ID IL IT JO KE KR KW LK LT MA MC ME MM MN "
                    + "MQ MX MY NC NP PE PF PK PL PM PR RE RS SA SE SK SM SN TH TR UA US UY VA VI YT"
            ),
            (6, "BY CN CO EC IN KG KZ RO RU SG TJ TM UZ VN"), (7, "JP"), (8, "BR"),
        ] {
            for country in countries.split(separator: " ") { counts[String(country)] = count }
        }
        return counts
    }()
}

import Foundation

/// A country as the world writes it down, and its two letters of ISO 3166-1.
public enum Country {
    /// What a text says about somebody's country.
    public enum Reading: Equatable, Sendable {
        /// It names one, by two or three letters or by its name.
        case code(String)
        /// It says nothing: empty, or a word for that.
        case blank
        /// It says something that is no country.
        case unknown
    }

    /// Reads a country.
    ///
    /// `UK` and `EL` are read as `GB` and `GR`, which ISO calls them; case, accents, spaces and punctuation
    /// do not count.
    public static func read(_ text: String?) -> Reading {
        guard let text else { return .blank }
        // Nearly every cell is two capital letters.
        if isCode(text) { return .code(text) }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let isObeyed = trimmed.unicodeScalars.contains { $0.properties.generalCategory == .control }
        guard trimmed.utf8.count <= 128, !isObeyed else { return .unknown }
        // No country's name has a digit; "DE1" is a region, and "49" a calling code. A letter may stand for a number.
        if trimmed.contains(where: { $0.isNumber && !$0.isLetter }) { return .unknown }
        let letters = folded(trimmed)
        if letters.isEmpty { return .blank }
        // "n/a" is no Namibia, and "N.A." neither.
        if letters == "na", trimmed.utf8.count > 2 { return .blank }
        if let code = spellings[letters] { return .code(code) }
        return blanks.contains(letters) ? .blank : .unknown
    }

    /// Returns the two letters of the country that `text` names, or `nil`.
    public static func code(_ text: String?) -> String? {
        guard case .code(let code) = read(text) else { return nil }
        return code
    }

    /// Whether `text` is one of ISO's two-letter codes, in capitals.
    public static func isCode(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count == 2, let first = bytes.first, let last = bytes.last,
            (65...90).contains(first), (65...90).contains(last)
        else { return false }
        return areCodes[Int(first - 65) * 26 + Int(last - 65)]
    }

    private static let blanks: Set<String> = [
        "na", "nan", "null", "none", "nil", "unknown", "unbekannt", "inconnu", "undefined", "other",
    ]

    private static let rows = table.split(separator: "\n").map {
        $0.split(separator: " ", maxSplits: 2)
    }

    /// For each two capital letters, in the order of the alphabet, whether they are a code.
    private static let areCodes: [Bool] = {
        var areCodes = [Bool](repeating: false, count: 26 * 26)
        for row in rows {
            let letters = row[0].utf8.map { Int($0) - 65 }
            areCodes[letters[0] * 26 + letters[1]] = true
        }
        return areCodes
    }()

    /// Codes and names without what does not count, in lower case.
    private static let spellings: [String: String] = {
        var spellings = ["uk": "GB", "el": "GR"]
        for row in rows {
            let code = String(row[0])
            let names = row.count > 2 ? row[2].split(separator: "|") : []
            for spelling in row[..<2] + names { spellings[folded(String(spelling))] = code }
        }
        return spellings
    }()

    /// Letters alone, in lower case and without accents.
    private static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(
                decoding: text.utf8.map { $0 | 32 }.filter { (97...122).contains($0) },
                as: UTF8.self
            )
        }
        let apart = text.decomposedStringWithCompatibilityMapping.lowercased()
        return String(
            String.UnicodeScalarView(
                apart.unicodeScalars.filter {
                    $0.properties.isAlphabetic && $0.properties.generalCategory != .nonspacingMark
                }
            )
        )
    }
}

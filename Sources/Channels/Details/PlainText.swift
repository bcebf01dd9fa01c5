/// Text that leaves as it is, into a file that people open in spreadsheets.
enum PlainText {
    /// Returns free text, trimmed; what a spreadsheet would run begins with an apostrophe.
    ///
    /// Characters that nobody sees and programs obey, and formulas in full-width signs, leave it empty.
    static func words(_ input: String) -> Cell {
        switch read(input) {
        case .plain(let text): .plain(opensFormula(text) ? "'\(text)" : text)
        case let cell: cell
        }
    }

    /// Returns an id, trimmed; one that a spreadsheet would run is no id.
    static func identifier(_ input: String) -> Cell {
        switch read(input) {
        case .plain(let text) where opensFormula(text): .empty(.opensAFormula)
        case let cell: cell
        }
    }

    private static func read(_ input: String) -> Cell {
        let isUsual = input.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != semicolon }
        if isUsual {
            let text = CleanText.trim(input)
            return text.isEmpty ? .empty(.empty) : .plain(text)
        }
        if input.unicodeScalars.contains(where: \.isDirection) { return .empty(.controlCharacter) }
        guard let text = CleanText.trimmed(input) else { return .empty(.empty) }
        let isObeyed = text.unicodeScalars.contains {
            // The letters of Europe need no look at the tables.
            if (0x20..<0x7F).contains($0.value) || (0xA0..<0x300).contains($0.value) {
                return false
            }
            return switch $0.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
                .unassigned:
                true
            default: false
            }
        }
        if isObeyed { return .empty(.controlCharacter) }
        if text.unicodeScalars.contains(where: wideSigns.contains) { return .empty(.opensAFormula) }
        // A program that separates cells by semicolons would begin a cell there.
        let isSplit = text.utf8.split(
            separator: UInt8(ascii: ";"),
            omittingEmptySubsequences: false
        )
        .dropFirst().contains { part in
            let first = part.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\"") }
            return first.map(CSV.opensFormulas.contains) ?? false
        }
        return isSplit ? .empty(.opensAFormula) : .plain(text)
    }

    private static let semicolon = UInt8(ascii: ";")

    private static func opensFormula(_ text: String) -> Bool {
        text.utf8.first.map(CSV.opensFormulas.contains) ?? false
    }

    /// Full-width `=`, `+`, `-` and `@`: spreadsheets of East Asia take them for the narrow ones.
    private static let wideSigns: Set<Unicode.Scalar> = [
        "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
}

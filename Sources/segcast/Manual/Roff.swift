/// A page in the macros of man(7), as it is written.
struct Roff {
    /// The page so far, to the end of its last line.
    private(set) var text = ""

    /// Begins the page.
    mutating func title(_ name: String, _ version: String) {
        macro("TH", [name.uppercased(), "1", "", "\(name) \(version)", "User Commands"])
    }

    /// Begins a section.
    mutating func section(_ name: String) { macro("SH", [name]) }

    /// Begins a part of a section.
    mutating func subsection(_ name: String) { macro("SS", [name]) }

    /// Adds a line of words that fill the page's width.
    mutating func paragraph(_ words: String) { text += "\(Self.line(words))\n" }

    /// Adds a tag, and what it means beside it.
    mutating func item(_ tag: String, _ meaning: String) {
        macro("TP")
        text += "\\fB\(Self.escaped(tag))\\fR\n"
        paragraph(meaning.isEmpty ? " " : meaning)
    }

    /// Adds paragraphs that are parted by empty lines; lines that are moved in stand as they are.
    mutating func text(_ paragraphs: String) {
        var isTable = false
        for line in paragraphs.split(separator: "\n", omittingEmptySubsequences: false) {
            let isIndented = line.hasPrefix("  ")
            if isIndented != isTable { macro(isIndented ? "nf" : "fi") }
            isTable = isIndented
            if line.allSatisfy(\.isWhitespace) {
                macro("PP")
            } else {
                paragraph(String(line))
            }
        }
        if isTable { macro("fi") }
    }

    private mutating func macro(_ name: String, _ arguments: [String] = []) {
        let quoted = arguments.map { " \"\(Self.escaped($0).replacing("\"", with: "\\(dq"))\"" }
        text += ".\(name)\(quoted.joined())\n"
    }

    /// A line of words that is no request.
    private static func line(_ words: String) -> String {
        let escaped = escaped(words)
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&\(escaped)" : escaped
    }

    private static func escaped(_ words: String) -> String {
        let letters = words.map { letter in
            switch letter {
            case "\\": "\\e"
            case "-": "\\-"
            case "\u{2026}": "..."
            case "\u{2013}": "\\(en"
            case "\u{2192}": "\\(->"
            default: letter.isASCII ? String(letter) : Self.character(letter)
            }
        }
        return letters.joined()
    }

    /// A letter that not every reader of pages takes as it stands.
    private static func character(_ letter: Character) -> String {
        letter.unicodeScalars.map { scalar in
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
        }.joined()
    }
}

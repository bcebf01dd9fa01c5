extension String {
    /// The text as one line that steers no terminal: control characters, line separators and marks that turn the
    /// direction of writing are spelt out, such as `\u{1b}`.
    ///
    /// Whatever comes from elsewhere goes through here before it is part of a message: names of relations,
    /// columns and files, and values of definitions.
    public var printable: String { spelling { _ in true } }

    /// The same for a text of ours that has lines.
    public var printableLines: String { spelling { $0 != "\n" } }

    private func spelling(_ isSpelt: (Unicode.Scalar) -> Bool) -> String {
        guard unicodeScalars.contains(where: { $0.steers && isSpelt($0) }) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.steers, isSpelt(scalar) {
                text += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Whether the text holds a character that means nothing in a name or a value: NUL and the other control
    /// characters, but line feed and tab.
    public var hasControlCharacter: Bool {
        unicodeScalars.contains { $0.isControl && $0 != "\n" && $0 != "\t" }
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

    fileprivate var steers: Bool {
        isControl || (0x2028...0x202E).contains(value) || (0x2066...0x2069).contains(value)
            || [0x061C, 0x200E, 0x200F, 0xFEFF].contains(value)
    }
}

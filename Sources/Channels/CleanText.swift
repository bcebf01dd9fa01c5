import Foundation

/// Text as every channel's rules take it: NFC, without zero-width characters, never only white space.
///
/// Plain ASCII, the usual case, is neither copied nor searched for marks.
enum CleanText {
    /// Returns `input` cleaned, or `nil` when nothing is left.
    static func clean(_ input: String?) -> String? {
        guard var text = input else { return nil }
        let isPlain = text.withUTF8 { $0.allSatisfy { $0 < 0x80 } }
        // Below U+0300 nothing combines: such text is NFC already and holds no zero-width character.
        guard !isPlain, text.unicodeScalars.contains(where: { $0.value >= 0x300 }) else {
            return isBlank(text) ? nil : text
        }
        let visible = String(
            String.UnicodeScalarView(text.unicodeScalars.filter { !invisible.contains($0) })
        )
        text = visible.precomposedStringWithCanonicalMapping
        return isBlank(text) ? nil : text
    }

    /// Returns `input` cleaned and without white space around it.
    static func trimmed(_ input: String?) -> String? { clean(input).map(trim) }

    /// Returns `text` without white space at either end.
    static func trim(_ text: String) -> String {
        let printable: ClosedRange<UInt8> = 0x21...0x7E
        if let first = text.utf8.first, let last = text.utf8.last, printable.contains(first),
            printable.contains(last)
        {
            return text
        }
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last,
            first.isSpace || last.isSpace
        else { return text }
        let head = scalars.drop { $0.isSpace }
        guard let end = head.lastIndex(where: { !$0.isSpace }) else { return "" }
        return String(head[...end])
    }

    /// Returns lower case by Unicode's rules, whatever the machine's language.
    static func lower(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 }
            ? keep(text, lowercased: true) { _ in true } : text.lowercased()
    }

    /// Returns the scalars that `isKept` keeps, in lower case when asked.
    ///
    /// Lower case is made first: it can turn one scalar into two.
    static func keep(
        _ text: String,
        lowercased: Bool,
        _ isKept: (Unicode.Scalar) -> Bool
    ) -> String {
        var text = text
        let plain: String? = text.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { buffer in
                var count = 0
                for byte in bytes {
                    let isUpper = lowercased && (65...90).contains(byte)
                    let scalar = Unicode.Scalar(isUpper ? byte + 32 : byte)
                    guard isKept(scalar) else { continue }
                    buffer[count] = UInt8(scalar.value)
                    count += 1
                }
                return count
            }
        }
        if let plain { return plain }
        let cased = lowercased ? text.lowercased() : text
        return String(String.UnicodeScalarView(cased.unicodeScalars.filter(isKept)))
    }

    /// Whether `text` has the form of a digest in hexadecimal, of `count` digits.
    static func isHexadecimal(_ text: String, count: Int) -> Bool {
        text.utf8.count == count
            && text.utf8.allSatisfy {
                (48...57).contains($0) || (97...102).contains($0) || (65...70).contains($0)
            }
    }

    private static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.isSpace }
    }

    private static let invisible: Set<Unicode.Scalar> = [
        "\u{FEFF}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}",
    ]
}

extension Unicode.Scalar {
    /// Whether it is white space by Unicode's rules; ASCII and letters of Europe are told without a look at
    /// the tables.
    var isSpace: Bool {
        switch value {
        case 0..<0x80: value == 32 || (9...13).contains(value)
        case 0xA1..<0x1680: false
        default: properties.isWhitespace
        }
    }
}

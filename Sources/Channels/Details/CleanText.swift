import Foundation

/// Text as every channel's rules take it: NFC, without characters that nobody sees, never only white space.
///
/// Plain ASCII, the usual case, is neither copied nor searched for marks.
enum CleanText {
    /// Returns `input` cleaned, or `nil` when nothing is left.
    static func clean(_ input: String?) -> String? {
        guard var text = input else { return nil }
        let isPlain = text.withUTF8 { $0.allSatisfy { $0 < 0x80 } }
        // Below U+0300 nothing combines, and only the soft hyphen is invisible: such text is NFC already.
        guard !isPlain, text.unicodeScalars.contains(where: { $0.value >= 0x300 || $0 == "\u{AD}" })
        else {
            return isBlank(text) ? nil : text
        }
        let visible = String(
            String.UnicodeScalarView(text.unicodeScalars.filter { !$0.isInvisible })
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

    /// Returns lower case by Unicode's rules, whatever the machine's language, in NFC.
    static func lower(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return keep(text, lowercased: true) { _ in true } }
        return composed(text.lowercased())
    }

    /// Returns full-width letters, digits and signs as their ASCII, everything else as it is.
    static func narrow(_ text: String) -> String {
        guard text.utf8.contains(0xEF) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    (0xFF01...0xFF5E).contains($0.value)
                        ? Unicode.Scalar($0.value - 0xFEE0) ?? $0 : $0
                }
            )
        )
    }

    /// Returns the scalars that `isKept` keeps, in lower case when asked, in NFC.
    ///
    /// Lower case is made first: it can turn one scalar into two. NFC is made last: what is left can combine.
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
        let kept = String(String.UnicodeScalarView(cased.unicodeScalars.filter(isKept)))
        return composed(kept)
    }

    /// Returns `text` in NFC; below U+0300 nothing combines.
    private static func composed(_ text: String) -> String {
        text.unicodeScalars.contains { $0.value >= 0x300 }
            ? text.precomposedStringWithCanonicalMapping : text
    }

    /// Whether `text` holds a control character besides white space.
    static func holdsControls(_ text: String) -> Bool {
        text.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }
            && text.unicodeScalars.contains {
                $0.properties.generalCategory == .control && !$0.isSpace
            }
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

    /// Whether nobody sees it: zero-width characters, soft hyphens, marks of direction, fillers.
    var isInvisible: Bool {
        switch value {
        case 0..<0xAD: false
        case 0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0xFE00...0xFE0F,
            0xE0100...0xE01EF:
            true
        case 0xAE..<0x600: false
        default: properties.generalCategory == .format
        }
    }

    /// Whether it changes the direction in which text is shown.
    var isDirection: Bool { value >= 0x61C && properties.isBidiControl }
}

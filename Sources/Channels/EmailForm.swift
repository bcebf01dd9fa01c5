/// The form of an e-mail address: atoms with dots between them, and a domain of at least two labels.
///
/// - SeeAlso: RFC 5322, dot-atom; RFC 5321, lengths; RFC 6531 for letters outside ASCII.
enum EmailForm {
    /// Whether `text`, in lower case, has the form of an address.
    ///
    /// Mailboxes of the domains in `dotless` are the same with dots and without: there dots may stand anywhere.
    static func isAddress(_ text: String, dotless: [String] = []) -> Bool {
        let bytes = text.utf8
        guard bytes.count <= 254 else { return false }
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= 64 else { return false }
        let labels = parts[1].split(separator: dot, omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(isLabel),
            labels[labels.count - 1].contains(where: { !isDigit($0) }),
            bytes.allSatisfy({ $0 < 0x80 }) || text.unicodeScalars.allSatisfy(isWritten)
        else { return false }
        if dotless.contains(where: { parts[1].elementsEqual($0.utf8) }) {
            return parts[0].contains { $0 != dot }
                && parts[0].allSatisfy { $0 == dot || isAtom($0) }
        }
        return parts[0].split(separator: dot, omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0.allSatisfy(isAtom)
        }
    }

    private static let dot = UInt8(ascii: ".")
    private static let hyphen = UInt8(ascii: "-")
    private static let marks = Set("!#$%&'*+/=?^_`{|}~-".utf8)

    private static func isAtom(_ byte: UInt8) -> Bool { isWord(byte) || marks.contains(byte) }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
            && label.allSatisfy(isWord)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || isDigit(byte) || byte == hyphen || byte >= 0x80
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// Whether a scalar is ASCII, or a letter, mark or digit of some script.
    private static func isWritten(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return true }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber:
            true
        default: false
        }
    }
}

/// The form of an e-mail address: atoms with dots between them, and a domain of at least two labels.
///
/// - SeeAlso: RFC 5322, dot-atom; RFC 6531 for letters outside ASCII.
enum EmailForm {
    /// Whether `text`, in lower case, has the form of an address.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        let labels = parts[1].split(separator: dot, omittingEmptySubsequences: false)
        return isDotted(parts[0], isAtom) && labels.count >= 2 && isDotted(parts[1], isLabel)
    }

    private static let dot = UInt8(ascii: ".")
    private static let marks = Set("!#$%&'*+/=?^_`{|}~-".utf8)

    private static func isDotted(
        _ text: Substring.UTF8View,
        _ isAllowed: (UInt8) -> Bool
    ) -> Bool {
        text.split(separator: dot, omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0.allSatisfy(isAllowed)
        }
    }

    private static func isAtom(_ byte: UInt8) -> Bool { isLabel(byte) || marks.contains(byte) }

    private static func isLabel(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
            || byte >= 0x80
    }
}

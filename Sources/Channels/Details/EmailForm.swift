/// The form of an e-mail address: atoms with dots between them, and a domain of at least two labels.
///
/// - SeeAlso: RFC 5322, dot-atom; RFC 5321, lengths; RFC 6531 for letters outside ASCII.
enum EmailForm {
    /// Whether `text`, in lower case, has the form of an address.
    ///
    /// Mailboxes of the domains in `dotless` are the same with dots and without: there dots may stand anywhere.
    static func isAddress(_ text: String, dotless: [String] = []) -> Bool {
        var text = text
        let isFormed = text.withUTF8 { bytes in
            guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")) else {
                return false
            }
            let (local, domain) = (bytes[..<at], bytes[(at + 1)...])
            guard (1...64).contains(local.count), isDomain(domain) else { return false }
            let isDotless = dotless.contains { domain.elementsEqual($0.utf8) }
            return isLocal(local, isDotless: isDotless)
        }
        guard isFormed else { return false }
        return text.utf8.allSatisfy { $0 < 0x80 } || text.unicodeScalars.allSatisfy(isWritten)
    }

    private static let dot = UInt8(ascii: ".")
    private static let hyphen = UInt8(ascii: "-")

    /// For each byte, whether it is one of the marks that may stand in an atom.
    private static let areMarks: [Bool] = {
        var areMarks = [Bool](repeating: false, count: 256)
        for mark in "!#$%&'*+/=?^_`{|}~-".utf8 { areMarks[Int(mark)] = true }
        return areMarks
    }()

    /// Atoms with one dot between them, or with dots anywhere.
    private static func isLocal(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, isDotless: Bool) -> Bool
    {
        var atomCount = 0
        var isAny = false
        for byte in bytes {
            if byte == dot {
                guard isDotless || atomCount > 0 else { return false }
                atomCount = 0
            } else {
                guard isWord(byte) || areMarks[Int(byte)] else { return false }
                atomCount += 1
                isAny = true
            }
        }
        return isAny && (isDotless || atomCount > 0)
    }

    /// Two labels or more, the last not of digits alone.
    private static func isDomain(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var labelCount = 1
        var count = 0
        var isNumber = true
        var last = dot
        for byte in bytes {
            if byte == dot {
                guard count > 0, last != hyphen else { return false }
                (labelCount, count, isNumber) = (labelCount + 1, 0, true)
            } else {
                guard isWord(byte), count > 0 || byte != hyphen, count < 63 else { return false }
                count += 1
                if !isDigit(byte) { isNumber = false }
            }
            last = byte
        }
        return labelCount >= 2 && count > 0 && last != hyphen && !isNumber
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

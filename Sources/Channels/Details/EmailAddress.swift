/// An e-mail address out of what stands in a cell, read alike for every channel.
///
/// What mail programs and spreadsheets write around an address goes: a display name and its brackets,
/// `mailto:`, quotes, an apostrophe in front, a comma or semicolon behind. What leaves a doubt which address
/// is meant makes the cell unusable.
enum EmailAddress: Equatable {
    /// In lower case, NFC.
    case address(String)
    /// None, or more than one.
    case unusable(Cell.Reason)

    /// Most bytes of a cell that is looked at: an address and a name beside it.
    static let mostBytes = 1024

    /// Reads a cell; in the domains of `dotless`, mailboxes are the same with dots and without.
    static func read(_ input: String, dotless: [String] = []) -> Self {
        guard input.utf8.count <= mostBytes else { return .unusable(.tooLong) }
        guard let cleaned = CleanText.trimmed(input) else { return .unusable(.empty) }
        let text = CleanText.lower(CleanText.narrow(cleaned))
        if !startsQuoted(text), EmailForm.isAddress(text, dotless: dotless) {
            return .address(text)
        }
        let bare = unwrapped(text)
        if EmailForm.isAddress(bare, dotless: dotless) { return .address(bare) }
        return .unusable(reason(of: bare))
    }

    private static func startsQuoted(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return true }
        // Letters and digits of ASCII are told without a look at the set.
        return !first.isASCIILetter && !first.isASCIIDigit && quotes.contains(first)
    }

    /// The text without what is written around an address.
    private static func unwrapped(_ text: String) -> String {
        var rest = text[...]
        // Each turn takes a character at least; more than a few turns nobody writes.
        for _ in 0..<8 {
            let before = rest
            rest = CleanText.trim(String(rest))[...]
            if rest.hasPrefix("mailto:") { rest = rest.dropFirst(7) }
            if let first = rest.unicodeScalars.first, quotes.contains(first) {
                rest = Substring(rest.unicodeScalars.dropFirst())
            }
            if let last = rest.unicodeScalars.last, endings.contains(last) || quotes.contains(last)
            {
                rest = Substring(rest.unicodeScalars.dropLast())
            }
            if rest.hasSuffix(">"), let open = rest.firstIndex(of: "<"),
                !rest[..<open].contains("@")
            {
                rest = rest[rest.index(after: open)...].dropLast()
            }
            if rest == before { break }
        }
        return String(rest)
    }

    private static func reason(of text: String) -> Cell.Reason {
        if CleanText.holdsControls(text) { return .controlCharacter }
        let count = text.utf8.count { $0 == UInt8(ascii: "@") }
        if count > 1 { return .twoAddresses }
        return count == 1 && text.unicodeScalars.contains(where: \.isSpace)
            ? .innerSpace : .notAnAddress
    }

    private static let quotes: Set<Unicode.Scalar> = [
        "\"", "'", "`", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{201E}",
    ]
    private static let endings: Set<Unicode.Scalar> = [",", ";", ":"]
}

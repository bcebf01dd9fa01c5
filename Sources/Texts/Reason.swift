/// Why somebody did something: kept for ever, and read by many.
///
/// It says something, and holds nobody's address or number: what is kept for ever cannot be erased when they ask for it.
public struct Reason: Hashable, Sendable {
    /// Most characters of one, as Unicode counts its scalars.
    public static let mostCharacters = 1_000

    /// The reason as it was given.
    public let text: String

    /// Creates the reason that a person gave.
    ///
    /// - Throws: ``ReasonError``, which quotes nothing of the text.
    public init(_ text: String) throws(ReasonError) {
        if let error = Self.error(in: text) { throw error }
        self.text = text
    }

    private static func error(in text: String) -> ReasonError? {
        // First, so that nothing is searched that is longer.
        if text.unicodeScalars.count > mostCharacters { return .tooLong }
        if !text.contains(where: { !$0.isWhitespace }) { return .saysNothing }
        if text.hasControlCharacter { return .controlCharacter }
        return text.holdsContactDetail ? .contactDetail : nil
    }
}

extension Reason: ExpressibleByStringLiteral {
    /// Creates a reason that the program has of its own, which stands in its source.
    public init(stringLiteral text: StaticString) {
        self.text = "\(text)"
        precondition(Self.error(in: self.text) == nil, "a reason of the program's own is one")
    }
}

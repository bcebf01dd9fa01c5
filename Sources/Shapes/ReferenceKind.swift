/// What a name can refer to, in words, such as `feature set`.
public struct ReferenceKind: Hashable, Sendable {
    /// As people read it.
    public let words: String

    /// A kind by its words.
    public init(_ words: String) { self.words = words }
}

/// A variable of the environment that a kind of destination reads, such as a secret of it.
public struct DestinationVariable: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What stands in it, such as `the token that opens it`.
    public let words: String

    /// Creates a variable.
    public init(_ name: String, _ words: String) {
        self.name = name
        self.words = words
    }
}

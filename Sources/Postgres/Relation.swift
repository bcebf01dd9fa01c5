/// What stands after FROM, put together from fragments alone.
public struct Relation: Hashable, Sendable {
    let sql: String
}

extension Relation: Filling {
    /// The rows, for a hole `"{name}"` after FROM.
    public var hole: Hole { .from(self) }
}

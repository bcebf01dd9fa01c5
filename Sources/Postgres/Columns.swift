/// A list of values, or of columns with their names, made from fragments alone.
public struct Columns: Sendable {
    let sql: String

    /// Values without names, in order.
    public init(_ values: [Expression]) {
        sql = values.map(\.sql).joined(separator: ",\n")
    }

    /// Values named as columns: `a as "x", b as "y"`.
    public init(named values: [(name: String, value: Expression)]) {
        sql = values.map { "\($0.value.sql) as \(Hole.quoted($0.name))" }.joined(separator: ",\n")
    }
}

extension Columns: Filling {
    /// The list, for a hole `"{name}".*`.
    public var hole: Hole { .columns(self) }
}

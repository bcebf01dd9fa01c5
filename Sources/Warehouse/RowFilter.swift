public import Postgres

/// Which values of columns keep a row.
public struct RowFilter: Codable, Hashable, Sendable {
    /// Columns, and the values of which each must have one.
    public var `where`: [String: [String]]
    /// Columns, and the values of which each must have none; an unknown value is none of them.
    public var whereNot: [String: [String]]

    /// Creates a filter.
    public init(where kept: [String: [String]] = [:], whereNot dropped: [String: [String]] = [:]) {
        self.where = kept
        self.whereNot = dropped
    }

    /// The columns that it reads, in order of name, those of values to keep first.
    public var columns: [String] { `where`.keys.sorted() + whereNot.keys.sorted() }

    /// Returns the conditions, over the expressions that `column` gives for mapped names.
    public func conditions(
        _ binder: inout Binder,
        column: (String) throws -> Expression
    ) throws -> [Expression] {
        var conditions: [Expression] = []
        for (name, values) in `where`.sorted(by: { $0.key < $1.key }) {
            let value = try column(name).cast(to: "text")
            conditions.append(
                values.count == 1
                    ? value.equals(binder.bind(.text(values[0]), as: "text"))
                    : value.isOne(of: binder.bind(.texts(values), as: "text[]"))
            )
        }
        for (name, values) in whereNot.sorted(by: { $0.key < $1.key }) {
            let value = try column(name).cast(to: "text")
            conditions.append(value.isNone(of: binder.bind(.texts(values), as: "text[]")))
        }
        return conditions
    }
}

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

    /// Returns the conditions, over the expressions that `column` gives for mapped names.
    public func conditions(
        _ binder: inout Binder,
        column: (String) throws -> Expression
    ) throws -> [Expression] {
        var conditions: [Expression] = []
        for (name, values) in `where`.sorted(by: { $0.key < $1.key }) {
            let value = Hole.expression(try column(name))
            if values.count == 1 {
                let other = binder.bind(.text(values[0]), as: "text")
                conditions.append(
                    Fragments.isEqual.filled(["value": value, "other": .expression(other)])
                )
            } else {
                let list = binder.bind(.texts(values), as: "text[]")
                conditions.append(
                    Fragments.isOneOf.filled(["value": value, "list": .expression(list)])
                )
            }
        }
        for (name, values) in whereNot.sorted(by: { $0.key < $1.key }) {
            let list = binder.bind(.texts(values), as: "text[]")
            conditions.append(
                Fragments.isNoneOf.filled([
                    "value": .expression(try column(name)), "list": .expression(list),
                ])
            )
        }
        return conditions
    }
}

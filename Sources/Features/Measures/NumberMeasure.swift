import Postgres
import Warehouse

/// A measure that an aggregate makes of a column of numbers, in the column's unit.
protocol NumberMeasure: ColumnMeasure {
    /// The aggregate, over `value` and `condition`.
    static var aggregate: Fragment { get }
}

extension NumberMeasure {
    static func unit(of column: String?) -> String { column ?? "amount" }

    func expression(over source: inout MeasuredSource) throws -> Expression {
        Self.aggregate.filled([
            "condition": source.condition, "value": try source.rows.number(column),
        ])
    }
}

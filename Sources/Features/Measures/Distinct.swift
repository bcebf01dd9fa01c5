import Postgres
import Warehouse

/// How many different values of a column; 0 where there are no rows.
struct Distinct: ColumnMeasure {
    static let word = "distinct"
    static let isCount = true
    static let isZeroForNobody = true

    let rows: RowChoice
    let column: String

    static func unit(of column: String?) -> String { "count" }

    func expression(over source: inout MeasuredSource) throws -> Expression {
        Fragments.distinctCount.filled([
            "condition": source.condition, "value": try source.rows.column(column),
        ])
    }
}

import Postgres

/// How many rows; 0 where there are none.
struct Count: RowMeasure {
    static let word = "count"
    static let isCount = true
    static let isZeroForNobody = true

    let rows: RowChoice

    static func unit(of column: String?) -> String { "count" }

    func expression(over source: inout MeasuredSource) -> Expression {
        source.count(where: [source.condition])
    }
}

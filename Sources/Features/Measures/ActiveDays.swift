import Postgres

/// On how many business days there were rows; 0 where there are none.
struct ActiveDays: RowMeasure {
    static let word = "active_days"
    static let isCount = true
    static let isZeroForNobody = true

    let rows: RowChoice

    static func unit(of column: String?) -> String { "days" }

    func expression(over source: inout MeasuredSource) -> Expression {
        Fragments.activeDays.filled(["condition": source.condition, "zone": source.asOf.zone])
    }
}

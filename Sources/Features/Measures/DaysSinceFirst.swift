import Postgres

/// Days of the business zone from the first row to the as-of, counted as in ``DaysSinceLast``.
struct DaysSinceFirst: RowMeasure {
    static let word = "days_since_first"

    let rows: RowChoice

    static func unit(of column: String?) -> String { "days" }

    func expression(over source: inout MeasuredSource) -> Expression {
        source.asOf.days(since: Fragments.firstTime.filled(["condition": source.condition]))
    }
}

import Postgres

/// Days of the business zone from the last row to the as-of, whole ones between dates; a time of the day counts as the
/// part of a day that clocks show.
struct DaysSinceLast: RowMeasure {
    static let word = "days_since_last"

    let rows: RowChoice

    static func unit(of column: String?) -> String { "days" }

    func expression(over source: inout MeasuredSource) -> Expression {
        source.asOf.days(since: Fragments.lastTime.filled(["condition": source.condition]))
    }
}

import Postgres
import Warehouse

/// Rows a day in the last `window_days`, over rows a day in the `before_days` before them.
struct Trend: SourceMeasure {
    static let word = "trend"

    /// The recent days where a definition says none.
    static let usualRecentDays = 30
    /// The days before them where a definition says none.
    static let usualEarlierDays = 90

    let rows: RowChoice
    let recentDays: Int
    let earlierDays: Int

    static func unit(of column: String?) -> String { "ratio" }

    init?(from keys: inout MeasureKeys) {
        guard let rows = keys.rows() else { return nil }
        self.rows = rows
        recentDays = rows.windowDays ?? Self.usualRecentDays
        earlierDays = keys.beforeDays ?? Self.usualEarlierDays
    }

    var reachDays: Int? { recentDays + earlierDays }

    var boundaryDays: Set<Int> { [recentDays, recentDays + earlierDays] }

    func columnCount(origin: SourceRole?) -> Int { 2 }

    func expression(over source: inout MeasuredSource) -> Expression {
        let asOf = source.asOf
        let now = source.count(where: [asOf.isWithin(days: recentDays)] + source.filters)
        let then = source.count(
            where: [
                asOf.isWithin(days: recentDays + earlierDays), asOf.isBefore(days: recentDays),
            ] + source.filters
        )
        return now.ratio(to: then * asOf.number(Double(recentDays) / Double(earlierDays)))
    }
}

import Postgres
import Warehouse

/// The share of the window's rows that the filter keeps.
struct Share: SourceMeasure {
    static let word = "share"

    let rows: RowChoice

    static func unit(of column: String?) -> String { "ratio" }

    init?(from keys: inout MeasureKeys) {
        let (rows, isFiltered) = (keys.rows(), keys.isFiltered())
        guard let rows, isFiltered else { return nil }
        self.rows = rows
    }

    func columnCount(origin: SourceRole?) -> Int { 2 }

    func expression(over source: inout MeasuredSource) -> Expression {
        let part = source.count(where: source.window + source.filters)
        return part.ratio(to: source.count(where: source.window))
    }
}

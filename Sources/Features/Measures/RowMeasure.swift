import Postgres

/// A measure that needs no more than the choice of rows.
protocol RowMeasure: SourceMeasure {
    /// Creates the measure.
    init(rows: RowChoice)
}

extension RowMeasure {
    init?(from keys: inout MeasureKeys) {
        guard let rows = keys.rows() else { return nil }
        self.init(rows: rows)
    }
}

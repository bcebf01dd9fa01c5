import Postgres

/// A measure of a column's values.
protocol ColumnMeasure: SourceMeasure {
    /// The mapped column.
    var column: String { get }

    /// Creates the measure.
    init(rows: RowChoice, column: String)
}

extension ColumnMeasure {
    init?(from keys: inout MeasureKeys) {
        let (rows, column) = (keys.rows(), keys.column(for: Self.word))
        guard let rows, let column else { return nil }
        self.init(rows: rows, column: column)
    }
}

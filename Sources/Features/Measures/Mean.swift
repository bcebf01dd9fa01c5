import Postgres

/// The mean of a column.
struct Mean: NumberMeasure {
    static let word = "mean"
    static let aggregate = Fragments.mean

    let rows: RowChoice
    let column: String
}

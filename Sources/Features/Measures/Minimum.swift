import Postgres

/// The smallest value of a column.
struct Minimum: NumberMeasure {
    static let word = "minimum"
    static let aggregate = Fragments.minimum

    let rows: RowChoice
    let column: String
}

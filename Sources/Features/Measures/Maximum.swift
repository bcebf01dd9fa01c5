import Postgres

/// The largest value of a column.
struct Maximum: NumberMeasure {
    static let word = "maximum"
    static let aggregate = Fragments.maximum

    let rows: RowChoice
    let column: String
}

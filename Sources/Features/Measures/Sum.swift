import Postgres

/// The sum of a column; 0 where there are no rows.
struct Sum: NumberMeasure {
    static let word = "sum"
    static let aggregate = Fragments.sum
    static let isZeroForNobody = true

    let rows: RowChoice
    let column: String
}

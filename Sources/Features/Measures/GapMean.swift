import Postgres

/// The mean of the days between consecutive rows.
struct GapMean: GapMeasure {
    static let word = "gap_mean"

    let rows: RowChoice

    static func aggregate(of gap: Expression, where condition: Expression) -> Expression {
        Fragments.mean.filled(["value": gap, "condition": condition])
    }
}

import Postgres

/// The standard deviation of the days between consecutive rows.
struct GapSpread: GapMeasure {
    static let word = "gap_spread"

    let rows: RowChoice

    static func aggregate(of gap: Expression, where condition: Expression) -> Expression {
        Fragments.gapSpread.filled(["gap": gap, "condition": condition])
    }
}

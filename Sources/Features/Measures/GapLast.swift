import Postgres

/// The newest of the days between consecutive rows.
struct GapLast: GapMeasure {
    static let word = "gap_last"

    let rows: RowChoice

    static func aggregate(of gap: Expression, where condition: Expression) -> Expression {
        Fragments.gapLast.filled(["gap": gap, "condition": condition])
    }
}

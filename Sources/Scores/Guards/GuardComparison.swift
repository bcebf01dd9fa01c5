import Postgres

/// One audience in two releases.
struct GuardComparison {
    /// Its members and their scores.
    let now: Chance.Sample, before: Chance.Sample
    /// How many are members in both.
    let stayed: Int
}

extension GuardComparison {
    init(_ row: SQL.MeasureAudiencesRow) {
        now = Chance.Sample(
            count: row.memberCount,
            mean: row.meanScore ?? 0,
            variance: row.scoreVariance ?? 0
        )
        before = Chance.Sample(
            count: row.previousCount,
            mean: row.previousMean ?? 0,
            variance: row.previousVariance ?? 0
        )
        stayed = row.stayedCount
    }
}

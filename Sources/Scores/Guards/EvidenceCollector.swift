import Learning
import Postgres

/// Collects what guards go by of the outcomes of a release.
struct EvidenceCollector {
    let releaseID: Int64
    let guards: ReleaseGuards
    /// What was counted of one outcome, for others that ask the same.
    private var shares: [String: Shares] = [:]

    /// Customers active lately of all that were built.
    private typealias Shares = (now: GuardEvidence.Share?, before: GuardEvidence.Share?)

    init(_ releaseID: Int64, _ guards: ReleaseGuards) {
        self.releaseID = releaseID
        self.guards = guards
    }

    /// Returns how many, how high, who, and how active.
    mutating func collect(of row: SQL.ListOutcomesRow, in session: isolated Session) throws
        -> GuardEvidence
    {
        var evidence = GuardEvidence(count: row.scoreCount, previousCount: row.previousScoreCount)
        evidence.limits = guards.limits[row.outcome] ?? GuardLimits()
        evidence.scores = guards.scores[row.outcome] ?? evidence.scores
        let audiences = guards.audiences.filter { $0.outcome == row.outcome }
        let compared =
            try row.sourceReleaseID.map { try compare(row, with: $0, audiences, in: session) } ?? []
        evidence.everybody = compared.first
        for (index, audience) in audiences.enumerated() {
            let one = compared.count > index + 1 ? compared[index + 1] : nil
            evidence.audiences.append((audience.name, one))
        }
        let days = evidence.limits[whole: ReleaseLimits.activeDays]
        let shares = try active(row, within: days, in: session)
        if let now = shares.now, let before = shares.before { evidence.active = (now, before) }
        return evidence
    }

    /// Compares the whole population, and then each audience, in one pass over both releases.
    private func compare(
        _ row: SQL.ListOutcomesRow,
        with source: Int64,
        _ audiences: [GuardedAudience],
        in session: isolated Session
    ) throws -> [GuardComparison] {
        guard let positionBefore = row.previousPosition else { return [] }
        let position = row.scorePosition
        var bounds = [Edges(lowest: -.infinity, below: .infinity)]
        var boundsBefore = bounds
        for audience in audiences {
            bounds.append(try range(audience.bound, releaseID, position, in: session))
            boundsBefore.append(
                try range(audience.boundBefore, source, positionBefore, in: session)
            )
        }
        return try session.query(
            SQL.measureAudiences,
            [
                .bigint(releaseID), .bigint(source), .integer(position), .integer(positionBefore),
                .texts(bounds.map { "\($0.lowest)" }), .texts(bounds.map { "\($0.below)" }),
                .texts(boundsBefore.map { "\($0.lowest)" }),
                .texts(boundsBefore.map { "\($0.below)" }),
            ]
        ).map(GuardComparison.init)
    }

    private struct Edges {
        var lowest: Double
        var below: Double
    }

    private func range(
        _ bound: ScoreBound,
        _ release: Int64,
        _ position: Int,
        in session: isolated Session
    ) throws -> Edges {
        if case .range(let atLeast, let below) = bound {
            return Edges(lowest: atLeast ?? -.infinity, below: below ?? .infinity)
        }
        let cutoff = try ScoreCutoff.find(bound, at: position, of: release, in: session)
        return Edges(lowest: cutoff.last?.score ?? .infinity, below: .infinity)
    }

    /// An outcome that was held goes on being measured by the release that its scores are of: customers who
    /// stopped are otherwise what is usual on the second day.
    private mutating func active(
        _ row: SQL.ListOutcomesRow,
        within days: Int,
        in session: isolated Session
    ) throws -> Shares {
        guard let feature = guards.recency[row.outcome], let before = row.sourceReleaseID else {
            return (nil, nil)
        }
        let key = "\(feature) \(days) \(before)"
        let found =
            try shares[key]
            ?? (
                now: active(feature, days, releaseID, in: session),
                before: active(feature, days, before, in: session)
            )
        shares[key] = found
        return found
    }

    private func active(
        _ feature: String,
        _ days: Int,
        _ release: Int64,
        in session: isolated Session
    ) throws -> GuardEvidence.Share? {
        let key: [Value] = [.bigint(release), .text(feature)]
        guard let place = try session.query(SQL.findFeaturePosition, key).first else { return nil }
        let counts = try session.one(
            SQL.countActive,
            [
                .bigint(place.buildID), .integer(place.featurePosition), .integer(days),
            ]
        )
        let whole = counts.customerCount
        return whole > 0 ? (counts.activeCount, whole) : nil
    }
}

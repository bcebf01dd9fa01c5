import Definitions
public import Postgres
import Scores
public import Segments

/// Refreshes segments from the release in force.
public struct SegmentStage: Sendable {
    private let day: RefreshDay

    /// The stage of a day.
    public init(_ day: RefreshDay) { self.day = day }

    /// Refreshes every segment from the release in force at a time; at the as-of when it is missing.
    ///
    /// - Returns: what changed, a segment each.
    /// - Throws: `ScoreError`, `SegmentError`, `PostgresError`.
    public func run(at time: Instant? = nil) async throws -> [SegmentRefresher.Change] {
        let release = try await ReleaseGate(day.pool).inForce(at: time ?? day.asOf)
        let held = try await ReleaseGate(day.pool).outcomesWithoutScores(of: release.releaseID)
        var untouched: Set<String> = []
        for segment in day.configuration.segments {
            let missing = segment.rule.outcomes.intersection(held)
            guard !missing.isEmpty else { continue }
            untouched.insert(segment.name)
            day.report(.segmentKept(segment: segment.name, held: missing.sorted()))
        }
        return try await SegmentRefresher(day.pool, reading: day.deployment.sources, day.catalog)
            .refresh(
                day.configuration.segments.map { ($0, day.hashes.of("segment", $0.name)) },
                leaving: untouched,
                tiers: try await day.tiers(of: release.releaseID),
                from: release
            )
    }
}

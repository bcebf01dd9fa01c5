import Definitions
import Features
public import Postgres
import Scores
public import Segments
import Warehouse

/// Refreshes segments from the release in force.
public struct SegmentStage: Sendable {
    private let day: RefreshDay

    /// The stage of a day.
    public init(_ day: RefreshDay) { self.day = day }

    /// What became of the segments.
    public struct Result: Sendable {
        /// What changed, a segment each.
        public let changes: [SegmentRefresher.Change]
        /// Those that stay as they are, and what they wait for.
        public let held: [HeldSegment]
    }

    /// Refreshes every segment from the release in force at a time; at the as-of when it is missing.
    ///
    /// A segment that reads an outcome without scores, or a feature that was not measured, stays as it is; the others do
    /// not wait for it.
    ///
    /// - Throws: `ScoreError`, `SegmentError`, `PostgresError`.
    public func run(at time: Instant? = nil) async throws -> Result {
        let release = try await ReleaseGate(day.pool).inForce(at: time ?? day.asOf)
        let held = try await held(by: release)
        for segment in held { day.report(.segmentKept(segment)) }
        let changes = try await SegmentRefresher(
            day.pool,
            reading: day.deployment.sources,
            day.catalog
        )
        .refresh(
            day.configuration.segments.map { ($0, day.hashes.of("segment", $0.name)) },
            leaving: Set(held.map(\.segment)),
            tiers: try await day.tiers(of: release.releaseID),
            from: release
        )
        return Result(changes: changes, held: held)
    }

    /// The segments whose rules read what a release does not hold.
    private func held(by release: Release) async throws -> [HeldSegment] {
        let gate = ReleaseGate(day.pool)
        let scored = try await Set(gate.outcomes(of: release.releaseID).map(\.outcome))
            .subtracting(gate.outcomesWithoutScores(of: release.releaseID))
        let measured = try await SegmentRefresher.features(of: release.buildID, in: day.pool)
        let lost = day.configuration.measured.features(lostBy: day.lost)
        return day.configuration.segments.compactMap { segment in
            let outcomes = segment.rule.outcomes.subtracting(scored).sorted()
            let features = segment.rule.features.subtracting(measured.keys).sorted()
            guard !outcomes.isEmpty || !features.isEmpty else { return nil }
            return HeldSegment(
                segment: segment.name,
                outcomes: outcomes,
                features: features,
                findings: lost.isDisjoint(with: features) ? [] : day.lost.findings
            )
        }
    }
}

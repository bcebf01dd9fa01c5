import Definitions
import Learning
public import Scores
import Segments
public import Texts

/// Puts releases in force, if their guards let them.
public struct ReleaseStage: Sendable {
    private let day: RefreshDay

    /// The stage of a day.
    public init(_ day: RefreshDay) { self.day = day }

    /// Puts a release in force, if its guards let it.
    ///
    /// With a reason, also one that looks less far than the release in force, which is taken back then.
    ///
    /// - Throws: `ScoreError.held` and its like, `PostgresError`.
    public func run(_ release: Release, goingBack reason: Reason? = nil) async throws {
        let guards = try await guards(of: release)
        let measures = try await ReleaseGate(day.pool).release(
            release.releaseID,
            guards,
            lasting: day.configuration.validity,
            goingBack: reason
        )
        for measure in measures where [.failed, .accepted].contains(measure.verdict) {
            day.report(.guardFailed(releaseID: release.releaseID, measure))
        }
        if !measures.isEmpty, measures.allSatisfy({ $0.verdict == .notJudged }) {
            day.report(.notJudged(releaseID: release.releaseID))
        }
    }

    /// What a release is measured by: the limits of each outcome, and every audience that its scores choose.
    private func guards(of release: Release) async throws -> ReleaseGuards {
        var guards = ReleaseGuards()
        for outcome in day.configuration.outcomes {
            guards.limits[outcome.name] = outcome.guards
            guards.scores[outcome.name] = outcome.kind.scores
            guards.recency[outcome.name] = outcome.baseline.recency
        }
        let now = try await day.tiers(of: release.releaseID)
        var earlier = now
        if let before = try await ReleaseGate(day.pool).release(before: release.releaseID) {
            earlier = try await day.tiers(of: before)
        }
        for outcome in now.keys.sorted() {
            let open = now[outcome, default: [:]].filter { $0.value.below == nil }.keys.sorted()
            guard let top = open.first, let bounds = now[outcome]?[top] else { continue }
            let was = earlier[outcome]?[top] ?? bounds
            guards.audiences.append(
                GuardedAudience(
                    name: "tier \(top)",
                    outcome: outcome,
                    .range(atLeast: bounds.atLeast, below: bounds.below),
                    before: .range(atLeast: was.atLeast, below: was.below)
                )
            )
        }
        for segment in day.configuration.segments {
            guards.audiences += segment.audiences(now, earlier)
        }
        return guards
    }
}

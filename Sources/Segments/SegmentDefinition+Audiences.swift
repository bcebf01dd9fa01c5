public import Scores

extension SegmentDefinition {
    /// Returns whom its conditions on scores choose, one audience each, as tiers are now and were before.
    ///
    /// A condition on the mere presence of a score chooses the outcome's population, which is measured anyhow.
    public func audiences(
        _ tiers: [String: [String: TierBounds]],
        _ tiersBefore: [String: [String: TierBounds]]
    ) -> [GuardedAudience] {
        let chosen = rule.conditions.flatMap { $0.condition.chosen(tiers, tiersBefore) }
        return chosen.enumerated().compactMap { index, scores in
            guard let bound = scores.bound, let before = scores.before else { return nil }
            return GuardedAudience(
                name: index == 0 ? "segment \(name)" : "segment \(name) condition \(index + 1)",
                outcome: scores.outcome,
                bound,
                before: before
            )
        }
    }
}

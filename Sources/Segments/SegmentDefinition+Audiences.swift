public import Scores

extension SegmentDefinition {
    /// Returns whom its conditions on scores choose, one audience each, as tiers are now and were before.
    ///
    /// A condition on the mere presence of a score chooses the outcome's population, which is measured anyhow.
    public func audiences(
        _ tiers: [String: [String: TierBounds]],
        _ tiersBefore: [String: [String: TierBounds]]
    ) -> [GuardedAudience] {
        rule.conditions(of: ScoreCondition.self).enumerated().compactMap { index, condition in
            guard let bound = condition.bound(tiers), let before = condition.bound(tiersBefore)
            else { return nil }
            return GuardedAudience(
                name: index == 0 ? "segment \(name)" : "segment \(name) condition \(index + 1)",
                outcome: condition.outcome,
                bound,
                before: before
            )
        }
    }
}

extension ScoreCondition {
    fileprivate func bound(_ tiers: [String: [String: TierBounds]]) -> GuardedAudience.Bound? {
        switch bound {
        case .known: nil
        case .range(let atLeast, let below): .range(atLeast: atLeast, below: below)
        case .tier(let tier):
            tiers[outcome]?[tier].map { .range(atLeast: $0.atLeast, below: $0.below) }
        case .topShare(let share): .topShare(share)
        case .top(let count): .top(count)
        }
    }
}

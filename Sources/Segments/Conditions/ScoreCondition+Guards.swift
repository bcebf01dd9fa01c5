import Scores

extension ScoreCondition {
    var tiers: Set<NamedTier> {
        guard case .tier(let tier) = bound else { return [] }
        return [NamedTier(outcome: outcome, tier: tier)]
    }

    func chosen(
        _ tiers: [String: [String: TierBounds]],
        _ tiersBefore: [String: [String: TierBounds]]
    ) -> [ChosenScores] {
        [ChosenScores(outcome: outcome, bound: guarded(tiers), before: guarded(tiersBefore))]
    }

    private func guarded(_ tiers: [String: [String: TierBounds]]) -> ScoreBound? {
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

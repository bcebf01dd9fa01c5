import Postgres
import Scores
import Shapes

extension ScoreCondition: SegmentCondition {
    static var word: String { "score" }
    static var key: String { "outcome" }
    static var shape: Shape<Self> { .score }
    var outcomes: Set<String> { [outcome] }

    var highest: (outcome: String, bound: ScoreBound)? {
        switch bound {
        case .top(let count): (outcome, .top(count))
        case .topShare(let share): (outcome, .topShare(share))
        case .known, .range, .tier: nil
        }
    }

    func compiled(_ facts: RuleFacts, into binder: inout Binder) throws(SegmentError)
        -> CompiledRule
    {
        guard let place = facts.positions[outcome] else {
            throw .outcomeNotScored(outcome)
        }
        let position = binder.bind(.integer(place), as: "integer")
        let score = Fragments.score.filled(["position": position])
        let (bounded, criterion) = try bounded(facts, score, into: &binder)
        return CompiledRule([score.isNotNull] + bounded, criterion)
    }

    private func bounded(
        _ facts: RuleFacts,
        _ score: Expression,
        into binder: inout Binder
    ) throws(SegmentError) -> ([Expression], Criterion) {
        var criterion = Criterion(outcome)
        switch bound {
        case .known: return ([], criterion)
        case .range(let atLeast, let below): (criterion.atLeast, criterion.below) = (atLeast, below)
        case .tier(let tier):
            guard let bounds = facts.tiers[outcome]?[tier] else {
                throw .unknownTier(outcome: outcome, tier: tier)
            }
            criterion.tier = tier
            (criterion.atLeast, criterion.below) = (bounds.atLeast, bounds.below)
        case .topShare(let share): criterion.topShare = share
        case .top(let count): criterion.top = count
        }
        guard highest == nil else {
            let (isHigh, cutoff) = facts.isAmongHighest(of: self, score, into: &binder)
            criterion.end(at: cutoff)
            return ([isHigh], criterion)
        }
        return (range(score, criterion, into: &binder), criterion)
    }

    private func range(
        _ score: Expression,
        _ criterion: Criterion,
        into binder: inout Binder
    ) -> [Expression] {
        var conditions: [Expression] = []
        if let atLeast = criterion.atLeast {
            conditions.append((score >= binder.bind(.double(atLeast), as: "real")).or(.false))
        }
        if let below = criterion.below {
            conditions.append((score < binder.bind(.double(below), as: "real")).or(.false))
        }
        return conditions
    }
}

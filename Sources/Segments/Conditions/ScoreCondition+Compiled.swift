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
        let (bounded, words) = try bounded(facts, score, into: &binder)
        return CompiledRule([score.isNotNull] + bounded, words)
    }

    private func bounded(
        _ facts: RuleFacts,
        _ score: Expression,
        into binder: inout Binder
    ) throws(SegmentError) -> ([Expression], String) {
        switch bound {
        case .known: return ([], "\(outcome) is known")
        case .range(let atLeast, let below):
            return range(score, atLeast, below, into: &binder)
        case .tier(let tier):
            guard let bounds = facts.tiers[outcome]?[tier] else {
                throw .unknownTier(outcome: outcome, tier: tier)
            }
            let (conditions, words) = range(score, bounds.atLeast, bounds.below, into: &binder)
            return (conditions, "\(outcome) in tier \(tier) and \(words)")
        case .topShare(let share):
            return top("\(outcome) top share \(share)", facts, score, into: &binder)
        case .top(let count):
            return top("\(outcome) top \(count)", facts, score, into: &binder)
        }
    }

    private func range(
        _ score: Expression,
        _ atLeast: Double?,
        _ below: Double?,
        into binder: inout Binder
    ) -> ([Expression], String) {
        var conditions: [Expression] = []
        var words: [String] = []
        if let atLeast {
            conditions.append((score >= binder.bind(.double(atLeast), as: "real")).or(.false))
            words.append("\(outcome) >= \(atLeast)")
        }
        if let below {
            conditions.append((score < binder.bind(.double(below), as: "real")).or(.false))
            words.append("\(outcome) < \(below)")
        }
        return (conditions, words.joined(separator: " and "))
    }

    private func top(
        _ wanted: String,
        _ facts: RuleFacts,
        _ score: Expression,
        into binder: inout Binder
    ) -> ([Expression], String) {
        let (isHigh, words) = facts.isAmongHighest(of: self, score, into: &binder)
        return ([isHigh], wanted + words)
    }
}

import Postgres
import Scores
import Shapes

extension ScoreCondition: SegmentCondition {
    static var word: String { "score" }
    static var key: String { "outcome" }
    static var shape: Shape<Self> { .score }
    var outcomes: Set<String> { [outcome] }

    /// The highest scores that meet it, whose cutoff has to be fetched; `nil` where it goes by no rank.
    var highest: ScoreBound? {
        switch bound {
        case .top(let count): .top(count)
        case .topShare(let share): .topShare(share)
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
        guard let cutoff = facts.cutoffs[self] else {
            preconditionFailure("every cutoff was fetched before")
        }
        guard let last = cutoff.last else {
            return ([.false], "\(wanted): nobody")
        }
        let condition = Fragments.scoreInTop.filled([
            "score": score,
            "cutoff": binder.bind(.double(last.score), as: "real"),
            "last_id": binder.bind(.bigint(last.customerID), as: "bigint"),
        ])
        let words = "\(wanted) of \(cutoff.population) (score >= \(Float(last.score)))"
        return ([condition], words)
    }
}

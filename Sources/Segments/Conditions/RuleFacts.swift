import Postgres
import Scores

/// What a rule's conditions need to know of a release and its definitions, fetched before they are compiled.
struct RuleFacts: Sendable {
    let keySpace: String
    /// The table of the keys of whom each condition over the sources holds for, in `pg_temp`.
    let tables: [RuleCondition: String]
    /// The position of each feature in the build that the release was scored by, from 1.
    let features: [String: Int]
    /// The position of each outcome's score, from 1.
    let positions: [String: Int]
    let tiers: [String: [String: TierBounds]]
    /// Where each condition on the highest scores cuts.
    var cutoffs: [RuleCondition: ScoreCutoff] = [:]

    /// Fetches the cutoffs of a rule from a release.
    mutating func fetchCutoffs(
        of rule: SegmentRule,
        from releaseID: Int64,
        in session: isolated Session
    ) throws {
        for condition in rule.conditions where cutoffs[condition] == nil {
            guard let (outcome, bound) = condition.condition.highest,
                let place = positions[outcome]
            else { continue }
            cutoffs[condition] = try ScoreCutoff.find(bound, at: place, of: releaseID, in: session)
        }
    }

    /// Whether the customer has one of the keys that were read for a condition over the sources.
    func isAmongKeys(
        of condition: some SegmentCondition,
        into binder: inout Binder
    ) -> Expression {
        guard let table = tables[RuleCondition(condition)] else {
            preconditionFailure("what a condition asks the sources was read before")
        }
        return Fragments.hasKey.filled([
            "table": .identifier(table),
            "key_space": binder.bind(.text(keySpace), as: "text"),
        ])
    }

    /// Whether a score is among the highest that a condition takes, and where they end.
    func isAmongHighest(
        of condition: some SegmentCondition,
        _ score: Expression,
        into binder: inout Binder
    ) -> (condition: Expression, cutoff: ScoreCutoff) {
        guard let cutoff = cutoffs[RuleCondition(condition)] else {
            preconditionFailure("every cutoff was fetched before")
        }
        guard let last = cutoff.last else { return (.false, cutoff) }
        let isHigh = Fragments.scoreInTop.filled([
            "score": score,
            "cutoff": binder.bind(.double(last.score), as: "real"),
            "last_id": binder.bind(.bigint(last.customerID), as: "bigint"),
        ])
        return (isHigh, cutoff)
    }
}

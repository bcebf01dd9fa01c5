import Features
import Postgres
import Scores

/// What a rule's conditions need to know of a release and its definitions, fetched before they are compiled.
struct RuleFacts: Sendable {
    let keySpace: String
    /// The table of the keys that meet each condition on an attribute, in `pg_temp`.
    let attributed: [AttributeCondition: String]
    let featureSet: FeatureSetDefinition
    /// The position of each outcome's score, from 1.
    let positions: [String: Int]
    let tiers: [String: [String: TierBounds]]
    /// Where each condition on the highest scores cuts.
    var cutoffs: [ScoreCondition: ScoreCutoff] = [:]

    /// Fetches the cutoffs of a rule from a release.
    mutating func fetchCutoffs(
        of rule: SegmentRule,
        from releaseID: Int64,
        in session: isolated Session
    ) throws {
        for condition in rule.conditions(of: ScoreCondition.self) where cutoffs[condition] == nil {
            guard let bound = condition.highest, let place = positions[condition.outcome] else {
                continue
            }
            cutoffs[condition] = try ScoreCutoff.find(bound, at: place, of: releaseID, in: session)
        }
    }
}

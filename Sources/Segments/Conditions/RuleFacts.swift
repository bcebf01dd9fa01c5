import Features
import Postgres

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
    var cutoffs: [ScoreCondition: Cutoff] = [:]

    /// Where the highest scores of an outcome end.
    struct Cutoff: Sendable, Hashable {
        /// How many have a score.
        let population: Int
        /// The last who is in: the smallest score, and whose it is; `nil` when nobody is.
        let last: Last?

        struct Last: Sendable, Hashable {
            let score: Double
            let customerID: Int64
        }
    }

    /// Fetches the cutoffs of a rule from a release.
    ///
    /// The rank is found first and its score bound: two statements, so that the second can be pushed to
    /// where the rows are.
    mutating func fetchCutoffs(
        of rule: SegmentRule,
        from releaseID: Int64,
        in session: isolated Session
    ) throws {
        for condition in rule.conditions(of: ScoreCondition.self) where cutoffs[condition] == nil {
            guard let place = positions[condition.outcome], condition.ranks else { continue }
            let key: [Value] = [.bigint(releaseID), .integer(place)]
            let population = try session.one(SQL.countScored, key).scoredCount
            let rank = condition.rank(among: population)
            let row =
                rank > 0 ? try session.query(SQL.findCutoff, key + [.integer(rank)]).first : nil
            cutoffs[condition] = Cutoff(
                population: population,
                last: row.map {
                    Cutoff.Last(
                        score: $0.score,
                        customerID: $0.customerID
                    )
                }
            )
        }
    }
}

import Features
import Postgres

/// Compiles a rule into a condition over a release's scores and features, with its cutoffs in words.
struct RuleCompiler {
    let keySpace: String
    /// The table of the keys that meet each condition on an attribute, in `pg_temp`.
    let attributed: [AttributeCondition: String]
    let featureSet: FeatureSetDefinition
    /// The position of each outcome's score, from 1.
    let positions: [String: Int]
    let tiers: [String: [String: TierBounds]]
    let releaseID: Int64
    var binder = Binder()

    /// Returns the condition and what it says, with the cutoffs that this release gives.
    mutating func compile(
        _ rule: SegmentRule,
        in session: isolated Session
    ) throws -> (condition: Expression, words: String) {
        switch rule {
        case .all(let rules):
            let parts = try rules.map { try compile($0, in: session) }
            return (.all(parts.map(\.condition)), parts.map(\.words).joined(separator: " and "))
        case .any(let rules):
            let parts = try rules.map { try compile($0, in: session) }
            return (
                .any(parts.map(\.condition)), "(\(parts.map(\.words).joined(separator: " or ")))"
            )
        case .not(let rule):
            let part = try compile(rule, in: session)
            let condition = Fragments.negation.filled(["condition": .expression(part.condition)])
            return (condition, "not (\(part.words))")
        case .score(let condition): return try compile(condition, in: session)
        case .feature(let condition): return try compile(condition)
        case .attribute(let condition): return compile(condition)
        }
    }

    private mutating func compile(
        _ score: ScoreCondition,
        in session: isolated Session
    ) throws -> (Expression, String) {
        guard let place = positions[score.outcome] else {
            throw SegmentError.outcomeNotScored(score.outcome)
        }
        let position = Hole.expression(binder.bind(.integer(place), as: "integer"))
        let known = Fragments.scoreKnown.filled(["position": position])
        let (bounded, words) = try compile(score, place, position, in: session)
        return (.all([known] + bounded), words)
    }

    private mutating func compile(
        _ score: ScoreCondition,
        _ place: Int,
        _ position: Hole,
        in session: isolated Session
    ) throws -> ([Expression], String) {
        switch score.bound {
        case .known: return ([], "\(score.outcome) is known")
        case .range(let atLeast, let below):
            return range(score.outcome, position, atLeast, below)
        case .tier(let tier):
            guard let bounds = tiers[score.outcome]?[tier] else {
                throw SegmentError.unknownTier(outcome: score.outcome, tier: tier)
            }
            let (conditions, words) = range(score.outcome, position, bounds.atLeast, bounds.below)
            return (conditions, "\(score.outcome) in tier \(tier) and \(words)")
        case .topShare(let share):
            let wanted = "\(score.outcome) top share \(share)"
            return try top(wanted, place, position, in: session) {
                Int((Double($0) * share).rounded(.up))
            }
        case .top(let count):
            return try top("\(score.outcome) top \(count)", place, position, in: session) { _ in
                count
            }
        }
    }

    private mutating func range(
        _ outcome: String,
        _ position: Hole,
        _ atLeast: Double?,
        _ below: Double?
    ) -> ([Expression], String) {
        var conditions: [Expression] = []
        var words: [String] = []
        if let atLeast {
            let limit = binder.bind(.double(atLeast), as: "real")
            conditions.append(
                Fragments.scoreAtLeast.filled(["position": position, "limit": .expression(limit)])
            )
            words.append("\(outcome) >= \(atLeast)")
        }
        if let below {
            let limit = binder.bind(.double(below), as: "real")
            conditions.append(
                Fragments.scoreBelow.filled(["position": position, "limit": .expression(limit)])
            )
            words.append("\(outcome) < \(below)")
        }
        return (conditions, words.joined(separator: " and "))
    }

    /// The rank is found first and its score bound: two statements, so that the second can be pushed to
    /// where the rows are.
    private mutating func top(
        _ wanted: String,
        _ place: Int,
        _ position: Hole,
        in session: isolated Session,
        _ rankIn: (Int) -> Int
    ) throws -> ([Expression], String) {
        let key: [Value] = [.bigint(releaseID), .integer(place)]
        let population: Int = try session.query(SQL.countScored, key)[0].value("scored_count")
        let rank = min(rankIn(population), population)
        guard rank > 0,
            let last = try session.query(SQL.findCutoff, key + [.integer(rank)]).first
        else { return ([Fragments.nobody.filled()], "\(wanted): nobody") }
        let cutoff: Double = try last.value("score")
        let condition = Fragments.scoreInTop.filled([
            "position": position, "cutoff": .expression(binder.bind(.double(cutoff), as: "real")),
            "last_id": .expression(
                binder.bind(.bigint(try last.value("customer_id")), as: "bigint")
            ),
        ])
        return ([condition], "\(wanted) of \(population) (score >= \(Float(cutoff)))")
    }

    private mutating func compile(_ feature: FeatureCondition) throws -> (Expression, String) {
        guard let place = featureSet.position(of: feature.feature) else {
            throw SegmentError.unknownFeature(feature.feature)
        }
        let position = Hole.expression(binder.bind(.integer(place + 1), as: "integer"))
        var conditions = [Fragments.featureKnown.filled(["position": position])]
        var words: [String] = []
        if let least = feature.atLeast {
            let limit = binder.bind(.double(least), as: "real")
            conditions.append(
                Fragments.featureAtLeast.filled(["position": position, "limit": .expression(limit)])
            )
            words.append("\(feature.feature) >= \(least)")
        }
        if let most = feature.atMost {
            let limit = binder.bind(.double(most), as: "real")
            conditions.append(
                Fragments.featureAtMost.filled(["position": position, "limit": .expression(limit)])
            )
            words.append("\(feature.feature) <= \(most)")
        }
        return (
            .all(conditions),
            words.isEmpty ? "\(feature.feature) is known" : words.joined(separator: " and ")
        )
    }

    private mutating func compile(_ attribute: AttributeCondition) -> (Expression, String) {
        guard let table = attributed[attribute] else {
            preconditionFailure("every attribute was read before")
        }
        let condition = Fragments.hasAttribute.filled([
            "table": .identifier(table),
            "key_space": .expression(binder.bind(.text(keySpace), as: "text")),
        ])
        return (
            condition, "\(attribute.attribute) is \(attribute.isOneOf.joined(separator: " or "))"
        )
    }
}

import Learning
import Shapes
import Warehouse

/// A score condition as it is written, before it is known to say one thing.
private struct ScoreWords {
    var outcome = ""
    var atLeast: Double?
    var below: Double?
    var tier: String?
    var topShare: Double?
    var top: Int?

    /// What it says; `nil` where it says several things.
    var condition: ScoreCondition? {
        let range: ScoreCondition.Bound? =
            atLeast == nil && below == nil ? nil : .range(atLeast: atLeast, below: below)
        let bounds: [ScoreCondition.Bound?] = [
            range, tier.map { .tier($0) }, topShare.map { .topShare($0) }, top.map { .top($0) },
        ]
        let said = bounds.compactMap { $0 }
        return said.count > 1
            ? nil : ScoreCondition(outcome: outcome, bound: said.first ?? .known)
    }
}

extension Shape where Value == ScoreCondition {
    static var score: Self {
        let words = Shape<ScoreWords>.object(
            ScoreWords(),
            [
                Field("outcome", \.outcome, .reference(.outcome), required: true, "the outcome"),
                Field(
                    "at_least",
                    \.atLeast,
                    .number(OutcomeKinds.scores),
                    "smallest score",
                    whenMissing: "there is no smallest"
                ),
                Field(
                    "below",
                    \.below,
                    .number(OutcomeKinds.scores),
                    "the score that members stay below",
                    whenMissing: "there is no largest"
                ),
                Field(
                    "tier",
                    \.tier,
                    .name,
                    "one of the outcome's tiers",
                    whenMissing:
                        "it is bounded by another key, or by none: then whoever has a score is in it"
                ),
                Field(
                    "top_share",
                    \.topShare,
                    .number(0...1),
                    "the share of the population with the highest scores, such as 0.05",
                    whenMissing: "it is bounded by another key, or by none"
                ),
                Field(
                    "top",
                    \.top,
                    .integer(1...1_000_000_000),
                    "so many customers with the highest scores",
                    whenMissing: "it is bounded by another key, or by none"
                ),
            ]
        )
        return Self(schema: words.schema) { node, reader in
            guard let said = words.read(node, &reader) else { return nil }
            guard let condition = said.condition else {
                reader.report(
                    "a rule bounds a score one way: by tier, by top, by top_share, or by at_least and below; "
                        + "put several under all:",
                    at: node
                )
                return nil
            }
            if case .range(let least?, let below?) = condition.bound, least >= below {
                reader.report(
                    "no score is at least \(least) and below \(below): nobody meets it",
                    at: node,
                    as: .nobodyMeets
                )
                return nil
            }
            return condition
        }
    }
}

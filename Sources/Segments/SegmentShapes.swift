public import Shapes
import Features
import Warehouse
import Yams

extension Shape where Value == SegmentDefinition {
    /// `segments/NAME.yaml`.
    public static var segment: Self {
        .object(
            SegmentDefinition(),
            [
                Field("segment", \.name, .name, required: true, "the segment's name"),
                Field("owner", \.owner, .text, required: true, "who answers for it"),
                Field("purpose", \.purpose, .prose, required: true, "what it is for"),
                Field("rule", \.rule, .rule, required: true, "who is in it"),
            ]
        )
    }
}

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
                Field("at_least", \.atLeast, .number(0...1), "smallest score"),
                Field("below", \.below, .number(0...1), "scores below this"),
                Field("tier", \.tier, .name, "one of the outcome's tiers"),
                Field("top_share", \.topShare, .number(0...1), "the share with the highest scores"),
                Field("top", \.top, .integer(1...1_000_000_000), "so many with the highest scores"),
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
                    at: node
                )
                return nil
            }
            return condition
        }
    }
}

extension Shape where Value == AttributeCondition {
    static var attribute: Self {
        .object(
            AttributeCondition(),
            [
                Field(
                    "attribute",
                    \.attribute,
                    .reference(.attribute),
                    required: true,
                    "a column of the customers"
                ),
                Field(
                    "is",
                    \.isOneOf,
                    .some(of: .list(.value)),
                    required: true,
                    "values of which it has one"
                ),
            ]
        )
    }
}

extension Shape where Value == SegmentRule {
    /// A rule: a mapping with one of `all`, `any`, `not`, `outcome`, `feature`, `attribute`.
    public static var rule: Self {
        let kinds = ["all", "any", "not", "outcome", "feature", "attribute"]
        let nested = JSONSchema.object(["$ref": .text("#/definitions/rule")])
        let lists = JSONSchema.type("array", ["items": nested])
        func only(_ key: String, _ schema: JSONSchema) -> JSONSchema {
            .type(
                "object",
                [
                    "properties": .object([key: schema]), "required": .list([.text(key)]),
                    "additionalProperties": .flag(false),
                ]
            )
        }
        let schema = JSONSchema.object([
            "anyOf": .list([
                only("all", lists), only("any", lists), only("not", nested),
                Shape<ScoreCondition>.score.schema, Shape<FeatureCondition>.featureCondition.schema,
                Shape<AttributeCondition>.attribute.schema,
            ])
        ])
        return Self(schema: schema) { node, reader in
            guard case .mapping(let mapping) = node,
                let kind = kinds.first(where: { mapping[$0] != nil })
            else {
                reader.report("a rule has one of \(kinds.joined(separator: ", "))", at: node)
                return nil
            }
            switch kind {
            case "outcome":
                return Shape<ScoreCondition>.score.read(node, &reader).map(SegmentRule.score)
            case "feature":
                return Shape<FeatureCondition>.featureCondition.read(node, &reader).map(
                    SegmentRule.feature
                )
            case "attribute":
                return Shape<AttributeCondition>.attribute.read(node, &reader).map(
                    SegmentRule.attribute
                )
            default: break
            }
            guard mapping.count == 1, let inner = mapping[kind] else {
                reader.report("\(kind) stands alone in its mapping", at: node)
                return nil
            }
            if kind == "not" { return Self.rule.read(inner, &reader).map(SegmentRule.not) }
            guard let rules = Shape<[SegmentRule]>.some(of: .list(Self.rule)).read(inner, &reader)
            else {
                return nil
            }
            return kind == "all" ? .all(rules) : .any(rules)
        }
    }
}

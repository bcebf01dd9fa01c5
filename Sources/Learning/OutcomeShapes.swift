public import Shapes
import Features
import Warehouse
import Yams

extension Shape where Value == OutcomeDefinition {
    /// `outcomes/NAME.yaml`.
    public static var outcome: Self {
        let shape = Self.object(OutcomeDefinition(), fields + OutcomeKinds.settings.map(\.field))
        return Self(schema: shape.schema) { node, reader in
            guard let outcome = shape.read(node, &reader) else { return nil }
            let (kind, word) = (outcome.kind, outcome.kindWord.rawValue)
            for setting in OutcomeKinds.settings where !kind.settings.contains(setting) {
                guard let said = node[setting.key] else { continue }
                reader.report("an outcome of the kind \(word) has no \(setting.key)", at: said)
            }
            for (tier, score) in outcome.tiers where !kind.scores.contains(score) {
                guard let said = node["tiers"]?[tier] else { continue }
                let highest = kind.scores.upperBound
                reader.report("no score of the kind \(word) is above \(highest)", at: said)
            }
            return outcome
        }
    }

    /// What every outcome says, whatever its kind.
    private static var fields: [Field<OutcomeDefinition>] {
        [
            Field("outcome", \.name, .name, required: true, "the outcome's name"),
            Field("owner", \.owner, .text, required: true, "who answers for it"),
            Field("purpose", \.purpose, .prose, required: true, "what its scores are for"),
            Field(
                "channels",
                \.channels,
                .list(.reference(.channel), eachOnce: "channel"),
                required: true,
                "where its scores may choose an audience"
            ),
            Field(
                "kind",
                \.kindWord,
                .choice,
                "what kind of outcome it is",
                byDefault: "whether it occurs at all, the question that most lists ask"
            ),
            Field(
                "label",
                \.label,
                .choice,
                "the source in which the outcome is observed",
                byDefault: "purchases are predicted"
            ),
            Field(
                "horizon_days",
                \.horizonDays,
                .integer(1...730),
                required: true,
                "days of the label window, which begins at the as-of"
            ),
            Field(
                "features",
                \.features,
                .reference(.featureSet),
                required: true,
                "what it learns from"
            ),
            Field(
                "population",
                \.population,
                .list(.featureCondition),
                "whom it is predicted for",
                byDefault: "it is predicted for everybody"
            ),
            Field(
                "tiers",
                \.tiers,
                .dictionary(.number(OutcomeKinds.scores)),
                "names for ranges of the score, by their smallest score",
                byDefault: "there are none"
            ),
            Field(
                "tier_shares",
                \.tierShares,
                .dictionary(.number(0...1)),
                "the same, learned: by name, the share of customers from the top down to the tier's end",
                byDefault: "there are none"
            ),
            Field(
                "fairness",
                \.fairness,
                .list(.text, eachOnce: "attribute"),
                "attributes of customers by which the model's card tells groups apart",
                byDefault: "groups are not told apart"
            ),
            Field(
                "review_days",
                \.reviewDays,
                .integer(1...10_000),
                "days after its training by which somebody has to look at a version again",
                byDefault: "a year: every season was seen once"
            ),
            Field(
                "valid_hours",
                \.validHours,
                .integer(1...8784),
                "hours after its as-of that its scores may choose an audience, where that is shorter than their release",
                whenMissing: "as long as their release, which valid_hours in segcast.yaml says"
            ),
            Field("baseline", \.baseline, .baseline, required: true, "what it is held against"),
            Field(
                "training",
                \.training,
                .training,
                "how it is trained",
                byDefault: "each of its keys has its own default"
            ),
            Field(
                "gates",
                \.gates,
                .gates,
                "what it has to measure",
                byDefault: "each of its keys has its own default"
            ),
            Field(
                "guards",
                \.guards,
                .guards,
                "how far its scores may move from one release to the next",
                whenMissing: "each of its keys has its default"
            ),
        ]
            + RowFilter.fields(
                \.filter,
                kept: "label rows that count",
                dropped: "label rows that do not"
            )
    }
}

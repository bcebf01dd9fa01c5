public import Shapes
import Boosting
import Features
import Warehouse
import Yams

extension Shape where Value == OutcomeDefinition {
    /// `outcomes/NAME.yaml`.
    public static var outcome: Self {
        let shape = Self.object(OutcomeDefinition(), fields + OutcomeKinds.settings.map(\.field))
        return Self(schema: shape.schema) { node, reader in
            guard let outcome = shape.read(node, &reader) else { return nil }
            let known = outcome.kind.settings
            for setting in OutcomeKinds.settings where !known.contains(setting) {
                guard let said = node[setting.key] else { continue }
                let kind = outcome.kindWord.rawValue
                reader.report("an outcome of the kind \(kind) has no \(setting.key)", at: said)
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
                "what kind of outcome it is; occurrence when missing"
            ),
            Field("label", \.label, .choice, "the source in which the outcome is observed"),
            Field(
                "horizon_days",
                \.horizonDays,
                .integer(1...730),
                required: true,
                "the label window"
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
                "whom it is predicted for"
            ),
            Field(
                "tiers",
                \.tiers,
                .dictionary(.number(0...1)),
                "names for ranges of the score, by their smallest score"
            ),
            Field(
                "tier_shares",
                \.tierShares,
                .dictionary(.number(0...1)),
                "the same, learned: by name, the share of customers from the top down to the tier's end"
            ),
            Field(
                "fairness",
                \.fairness,
                .list(.text, eachOnce: "attribute"),
                "attributes of customers by which the model's card tells groups apart"
            ),
            Field(
                "review_days",
                \.reviewDays,
                .integer(1...10_000),
                "days after which a version has to be looked at again"
            ),
            Field("baseline", \.baseline, .baseline, required: true, "what it is held against"),
            Field("training", \.training, .training, "how it is trained"),
            Field("gates", \.gates, .gates, "what it has to measure"),
            Field(
                "guards",
                \.guards,
                .guards,
                "how far its scores may move from one release to the next"
            ),
        ]
            + RowFilter.fields(
                \.filter,
                kept: "label rows that count",
                dropped: "label rows that do not"
            )
    }
}

extension Shape where Value == BaselineDefinition {
    static var baseline: Self {
        .object(
            BaselineDefinition(),
            [
                Field(
                    "recency",
                    \.recency,
                    .reference(.feature),
                    required: true,
                    "days since the last purchase"
                ),
                Field("frequency", \.frequency, .reference(.feature), required: true, "how often"),
                Field("monetary", \.monetary, .reference(.feature), required: true, "how much"),
            ]
        )
    }
}

extension Shape where Value == TrainingDefinition {
    static var training: Self {
        .object(
            TrainingDefinition(),
            [
                Field("windows", \.windows, .integer(1...120), "most as-ofs that are stacked"),
                Field("spacing_days", \.spacingDays, .integer(1...366), "days between them"),
                Field(
                    "history_days",
                    \.historyDays,
                    .integer(0...3660),
                    "fewest days of history before the first"
                ),
                Field("max_rows", \.maxRows, .integer(1000...100_000_000), "most rows in memory"),
                Field(
                    "max_gap_days",
                    \.maxGapDays,
                    .integer(1...3660),
                    "longest gap in the label's source"
                ),
                Field(
                    "retrain_days",
                    \.retrainDays,
                    .integer(1...3660),
                    "days after which run trains again"
                ),
                Field("rounds", \.parameters.rounds, .integer(1...10_000), "trees"),
                Field("eta", \.parameters.eta, .number(0.0001...1), "shrinkage"),
                Field(
                    "max_depth",
                    \.parameters.maxDepth,
                    .integer(1...12),
                    "deepest level of a tree"
                ),
                Field(
                    "min_child_weight",
                    \.parameters.minChildWeight,
                    .number(0...1e6),
                    "smallest leaf"
                ),
                Field(
                    "subsample",
                    \.parameters.subsample,
                    .number(0.01...1),
                    "share of rows a tree sees"
                ),
                Field(
                    "colsample_bytree",
                    \.parameters.colsampleByTree,
                    .number(0.01...1),
                    "share of features a tree sees"
                ),
                Field("lambda", \.parameters.regLambda, .number(0...1e6), "L2 regularisation"),
                Field(
                    "seed",
                    \.parameters.seed,
                    .integer(0...2_147_483_647),
                    "seed of the samples"
                ),
                Field("threads", \.parameters.threads, .integer(1...256), "threads of training"),
            ]
        )
    }
}

extension Shape where Value == GuardLimits {
    static var guards: Self {
        .object(
            GuardLimits(),
            [
                Field(
                    "mean_factor",
                    \.meanFactor,
                    .number(1...1000),
                    "most times the mean score may grow or shrink by; 1.5 when missing"
                ),
                Field(
                    "largest_turnover",
                    \.largestTurnover,
                    .number(0...1),
                    "largest share of an audience that may leave, or be new; 0.5 when missing"
                ),
                Field(
                    "activity_factor",
                    \.activityFactor,
                    .number(1...1000),
                    "most times the share of customers active lately may grow or shrink by; 1.5 when missing"
                ),
                Field(
                    "active_days",
                    \.activeDays,
                    .integer(1...3660),
                    "days since the baseline's recency that count as lately; 7 when missing"
                ),
            ]
        )
    }
}

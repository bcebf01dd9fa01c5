import Boosting
import ContactPolicy
import Exports
import Features
import Learning
import Segments
import Warehouse
import Yams

extension Shape where Value == FeatureSetDefinition {
    /// `features/NAME.yaml`.
    static var featureSet: Self {
        .object(
            FeatureSetDefinition(),
            [
                Field("feature_set", \.name, .name, required: true, "the set's name"),
                Field(
                    "version",
                    \.version,
                    .integer(1...1_000_000),
                    required: true,
                    "raise it with every change"
                ),
                Field(
                    "features",
                    \.features,
                    .list(.feature),
                    required: true,
                    "the features, by position"
                ),
            ]
        )
    }
}

extension Shape where Value == FeatureDefinition {
    static var feature: Self {
        .object(
            FeatureDefinition(),
            [
                Field("name", \.name, .name, required: true, "the feature's name"),
                Field("measure", \.measure, .choice, required: true, "what is computed"),
                Field("of", \.of, .choice, "the source it is computed from"),
                Field("column", \.column, .text, "the mapped column it is computed from"),
                Field(
                    "window_days",
                    \.windowDays,
                    .integer(1...36_500),
                    "only so many days before the as-of"
                ),
                Field(
                    "before_days",
                    \.beforeDays,
                    .integer(1...36_500),
                    "a trend's days before the window"
                ),
                Field(
                    "where",
                    \.filter.where,
                    .dictionary(.list(.text)),
                    "columns and the values kept"
                ),
                Field(
                    "where_not",
                    \.filter.whereNot,
                    .dictionary(.list(.text)),
                    "columns and the values dropped"
                ),
                Field("numerator", \.numerator, .text, "a ratio's feature above the line"),
                Field("denominator", \.denominator, .text, "a ratio's feature below the line"),
            ]
        )
    }
}

extension Shape where Value == FeatureCondition {
    static var featureCondition: Self {
        .object(
            FeatureCondition(),
            [
                Field("feature", \.feature, .reference(.feature), required: true, "the feature"),
                Field("at_least", \.atLeast, .number(), "smallest value"),
                Field("at_most", \.atMost, .number(), "largest value"),
            ]
        )
    }
}

extension Shape where Value == OutcomeDefinition {
    /// `outcomes/NAME.yaml`.
    static var outcome: Self {
        .object(
            OutcomeDefinition(),
            [
                Field("outcome", \.name, .name, required: true, "the outcome's name"),
                Field("owner", \.owner, .text, required: true, "who answers for it"),
                Field("purpose", \.purpose, .text, required: true, "what its scores are for"),
                Field(
                    "channels",
                    \.channels,
                    .list(.reference(.channel)),
                    required: true,
                    "where its scores may choose an audience"
                ),
                Field("label", \.label, .choice, "the source in which the outcome is observed"),
                Field("where", \.filter.where, .dictionary(.list(.text)), "label rows that count"),
                Field(
                    "where_not",
                    \.filter.whereNot,
                    .dictionary(.list(.text)),
                    "label rows that do not"
                ),
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
                    "names for ranges of the score"
                ),
                Field("baseline", \.baseline, .baseline, required: true, "what it is held against"),
                Field("training", \.training, .training, "how it is trained"),
                Field("gates", \.gates, .gates, "what it has to measure"),
            ]
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

extension Shape where Value == GateLimits {
    static var gates: Self {
        .object(
            GateLimits(),
            [
                Field(
                    "auc_below_baseline",
                    \.aucBelowBaseline,
                    .number(0...0.5),
                    "furthest the AUC may lie below the better baseline's"
                ),
                Field(
                    "calibration_error",
                    \.calibrationError,
                    .number(0...1),
                    "largest ECE over 10 bins"
                ),
                Field(
                    "top_decile_lift",
                    \.topDecileLift,
                    .number(0...100),
                    "smallest lower bound of the lift"
                ),
            ]
        )
    }
}

extension Shape where Value == SegmentDefinition {
    /// `segments/NAME.yaml`.
    static var segment: Self {
        .object(
            SegmentDefinition(),
            [
                Field("segment", \.name, .name, required: true, "the segment's name"),
                Field("owner", \.owner, .text, required: true, "who answers for it"),
                Field("purpose", \.purpose, .text, required: true, "what it is for"),
                Field("rule", \.rule, .rule, required: true, "who is in it"),
            ]
        )
    }
}

extension Shape where Value == ScoreCondition {
    static var score: Self {
        .object(
            ScoreCondition(),
            [
                Field("outcome", \.outcome, .reference(.outcome), required: true, "the outcome"),
                Field("at_least", \.atLeast, .number(0...1), "smallest score"),
                Field("below", \.below, .number(0...1), "scores below this"),
                Field("tier", \.tier, .name, "one of the outcome's tiers"),
                Field("top_share", \.topShare, .number(0...1), "the share with the highest scores"),
                Field("top", \.top, .integer(1...1_000_000_000), "so many with the highest scores"),
            ]
        )
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
                Field("is", \.isOneOf, .list(.text), required: true, "values of which it has one"),
            ]
        )
    }
}

extension Shape where Value == SegmentRule {
    /// A rule: a mapping with one of `all`, `any`, `not`, `outcome`, `feature`, `attribute`.
    static var rule: Self {
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
            guard let rules = Shape<[SegmentRule]>.list(Self.rule).read(inner, &reader) else {
                return nil
            }
            return kind == "all" ? .all(rules) : .any(rules)
        }
    }
}

extension Shape where Value == ChannelDefinition {
    /// `channels/NAME.yaml`.
    static var channel: Self {
        .object(
            ChannelDefinition(),
            [
                Field("channel", \.name, .name, required: true, "the channel's name"),
                Field("format", \.format, .text, required: true, "the format of its files"),
                Field(
                    "consent",
                    \.consent,
                    .list(.text),
                    required: true,
                    "the purposes a customer must have consented to, all of them"
                ),
            ]
        )
    }
}

extension Shape where Value == ExportDefinition {
    /// `exports/NAME.yaml`.
    static var export: Self {
        .object(
            ExportDefinition(),
            [
                Field(
                    "export",
                    \.name,
                    .name,
                    required: true,
                    "the export's name, and its folder's"
                ),
                Field("owner", \.owner, .text, required: true, "who answers for it"),
                Field(
                    "channel",
                    \.channel,
                    .reference(.channel),
                    required: true,
                    "where the files go"
                ),
                Field(
                    "segments",
                    \.segments,
                    .list(.reference(.segment)),
                    required: true,
                    "whose members are wanted"
                ),
                Field(
                    "exclude_segments",
                    \.excludeSegments,
                    .list(.reference(.segment)),
                    "whose members are left out"
                ),
                Field(
                    "control_group",
                    \.controlGroup,
                    .reference(.controlGroup),
                    "the group that is held back"
                ),
                Field(
                    "min_members",
                    \.minMembers,
                    .integer(1...1_000_000_000),
                    "fewest members of a file"
                ),
            ]
        )
    }
}

extension Shape where Value == PolicyDefinition {
    /// `policies.yaml`.
    static var policy: Self {
        .object(
            PolicyDefinition(),
            [
                Field("governance", \.governance, .choice, required: true, "who approves a model"),
                Field(
                    "control_groups",
                    \.controlGroups,
                    .list(.controlGroup),
                    "who is deliberately not contacted"
                ),
                Field("caps", \.caps, .list(.cap), "how often a customer may be contacted"),
            ]
        )
    }
}

extension Shape where Value == ControlGroup {
    static var controlGroup: Self {
        .object(
            ControlGroup(),
            [
                Field("name", \.name, .name, required: true, "its name"),
                Field("salt", \.salt, .text, required: true, "another salt is another group"),
                Field(
                    "share",
                    \.share,
                    .number(0...1),
                    required: true,
                    "the share of customers in it"
                ),
            ]
        )
    }
}

extension Shape where Value == FrequencyCap {
    static var cap: Self {
        .object(
            FrequencyCap(),
            [
                Field("name", \.name, .name, required: true, "its name"),
                Field(
                    "channels",
                    \.channels,
                    .list(.reference(.channel)),
                    required: true,
                    "the channels it counts"
                ),
                Field(
                    "limit",
                    \.limit,
                    .integer(1...10_000),
                    required: true,
                    "contacts in one window"
                ),
                Field(
                    "window_hours",
                    \.windowHours,
                    .integer(1...100_000),
                    required: true,
                    "the rolling window"
                ),
            ]
        )
    }
}

extension Shape where Value == Settings {
    /// `segcast.yaml`.
    static var settings: Self {
        .object(
            Settings(),
            [
                Field("outbox", \.outbox, .text, "the folder that published files go to"),
                Field(
                    "role_prefix",
                    \.rolePrefix,
                    .text,
                    "what the names of the group roles begin with"
                ),
                Field(
                    "statement_minutes",
                    \.statementMinutes,
                    .integer(1...1440),
                    "most minutes of a statement"
                ),
            ]
        )
    }
}

import Learning

extension ModelCardShape {
    /// The card that is kept of a version.
    static let shape = OutputShape.record(
        [
            OutputShape.Field("outcome", .text, "what is predicted"),
            OutputShape.Field("version", .number, "the version's number, from 1"),
            OutputShape.Field("owner", .text, "who answered for the outcome when it was trained"),
            OutputShape.Field("purpose", .text, "what it may be used for"),
            OutputShape.Field("channels", .list(.text), "the channels that may use it"),
            OutputShape.Field("label", .text, "what is predicted, in words"),
            OutputShape.Field("review_at", .day, "the day it is to be looked at again"),
            OutputShape.Field("as_of", .instant, "what it has not looked past"),
            OutputShape.Field("horizon_days", .number, "days after the as-of that labels are of"),
            OutputShape.Field("definition_hash", .text, "SHA-256 of the outcome's definition"),
            OutputShape.Field("feature_set", .text, "the features that it reads"),
            OutputShape.Field("feature_set_version", .number, "their version"),
            OutputShape.Field("training", lineage, "where the training data came from"),
            OutputShape.Field("metrics", report, "what was measured, out of time"),
            OutputShape.Field("gates", .list(gate), "what each gate measured, by name"),
            OutputShape.Field("parameters", parameters, "how it was trained, in XGBoost's words"),
            OutputShape.Field(
                "calibration",
                .optional(calibration),
                "null where that does not help"
            ),
            OutputShape.Field("tiers", .list(tier), "ranges of the score, from the top down"),
            OutputShape.Field("references", .list(reference), "to compare later scores with"),
            OutputShape.Field("fairness", .list(fairness), "how it treats groups of customers"),
            OutputShape.Field("engine", .text, "the library that trained it, with its version"),
            OutputShape.Field("code_revision", .text, "the revision of this program"),
            OutputShape.Field("trained_at", .instant, "when it was stored"),
            OutputShape.Field("author", .text, "the login that trained it"),
            OutputShape.Field("approver", .optional(.text), "the login that approved it"),
            OutputShape.Field("approved_at", .optional(.instant), "when that was"),
            OutputShape.Field("governance", .optional(governance), "by which rule that was"),
            OutputShape.Field("is_champion", .truth, "whether it is the one that scores"),
        ]
            + known(OutcomeKinds.all.flatMap(\.arms), by: \.blob).map {
                OutputShape.Field(
                    "\($0.blob)_sha256",
                    .text,
                    "SHA-256 of the bytes of its \($0.blob)",
                    mayBeMissing: true
                )
            }
    )

    private static let report = OutputShape.record([
        OutputShape.Field("n", .number, "customers in the population at the as-of"),
        OutputShape.Field("base_rate", .number, meanLabel),
        OutputShape.Field(
            "gate",
            metrics,
            "the judged model, whose labels closed at the as-of",
            mayBeMissing: true
        ),
        OutputShape.Field("gate_deciles", .list(decile), "its deciles, the highest first"),
        OutputShape.Field("backtest", metrics, backtest, mayBeMissing: true),
        OutputShape.Field(
            "backtest_deciles",
            .list(decile),
            "the deciles of the backtest, the highest first",
            mayBeMissing: true
        ),
        OutputShape.Field("baselines", baselines, "what would be reached without a model"),
    ])

    /// What came of a group, beside how many it has.
    private static let level = [
        OutputShape.Field("count", .number, "customers in it"),
        OutputShape.Field("positives", .number, "those of them with the outcome"),
        OutputShape.Field("rate", .number, meanLabel),
        OutputShape.Field("lower", .number, "where the 95 % interval of the rate begins"),
        OutputShape.Field("upper", .number, "where it ends"),
    ]

    private static let meanPropensity = OutputShape.Field(
        "mean_propensity",
        .number,
        "the mean of what was predicted, in the score's unit"
    )

    private static let decile = OutputShape.record(
        [
            OutputShape.Field("decile", .number, "1...10; 1 has the highest predictions"),
            meanPropensity,
        ] + level
    )

    private static let tier = OutputShape.record(
        [
            OutputShape.Field("names", .list(.text), "several where neighbours are not told apart"),
            OutputShape.Field("at_least", .number, "the smallest score in it"),
        ] + level
    )

    private static let reference = OutputShape.record([
        OutputShape.Field("name", .text, "the feature, or score"),
        OutputShape.Field("missing_share", .number, "customers without a value, within 0...1"),
        OutputShape.Field(
            "deciles",
            .list(.number),
            "nine values between tenths of the others, in its unit; none where nobody has one"
        ),
    ])

    private static let fairness = OutputShape.record([
        OutputShape.Field("attribute", .text, "what tells the groups apart"),
        OutputShape.Field("value", .text, "the group's; (others) has those below 50 customers"),
        OutputShape.Field("count", .number, "customers in it"),
        OutputShape.Field("rate", .number, meanLabel), meanPropensity,
        OutputShape.Field(
            "top_decile_share",
            .number,
            "the share of them that the top decile takes, within 0...1"
        ),
    ])

    private static let calibration = OutputShape.record([
        OutputShape.Field("slope", .number, "what the logit is multiplied by"),
        OutputShape.Field("intercept", .number, "what is added to it"),
    ])

    private static let parameters = OutputShape.record([
        OutputShape.Field("booster", .text, "what is added up"),
        OutputShape.Field("objective", .text, "what is minimised"),
        OutputShape.Field("eta", .number, "shrinkage of each tree, within 0...1"),
        OutputShape.Field("maxDepth", .number, "deepest level of a tree"),
        OutputShape.Field("minChildWeight", .number, "smallest sum of weights in a leaf"),
        OutputShape.Field("subsample", .number, "share of rows a tree sees, within 0...1"),
        OutputShape.Field(
            "colsampleByTree",
            .number,
            "share of features a tree sees, within 0...1"
        ),
        OutputShape.Field("regLambda", .number, "L2 regularisation of leaf weights"),
        OutputShape.Field("maxBin", .number, "histogram bins a feature"),
        OutputShape.Field("baseScore", .number, "the prediction that training starts from"),
        OutputShape.Field("rounds", .number, "most trees"),
        OutputShape.Field(
            "earlyStoppingRounds",
            .number,
            "trees without improvement after which training stops; 0 never stops"
        ),
        OutputShape.Field("seed", .number, "of the samples of rows and features"),
        OutputShape.Field("threads", .number, "threads of training"),
    ])
}

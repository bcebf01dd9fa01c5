public import Boosting
import Shapes

/// How a model of an outcome is trained.
public struct TrainingDefinition: Codable, Hashable, Sendable {
    /// Most as-ofs that are stacked.
    public var windows = 12
    /// Days between them.
    public var spacingDays = 30
    /// Fewest days of history before the first as-of.
    public var historyDays = 90
    /// Most rows in memory; past it customers are sampled by a hash of their id.
    public var maxRows = 1_000_000
    /// Longest gap in days in the label's source; a longer one means that rows are missing.
    public var maxGapDays = 7
    /// Days after which `segcast run` trains again.
    public var retrainDays = 30
    /// XGBoost's parameters.
    public var parameters = BoostingParameters()

    /// Creates the defaults.
    public init() {}
}

extension Shape where Value == TrainingDefinition {
    static var training: Self {
        .object(
            TrainingDefinition(),
            [
                Field(
                    "windows",
                    \.windows,
                    .integer(1...120),
                    "most windows, as-ofs that are stacked",
                    byDefault: "a year of months, so that every season is learned from"
                ),
                Field(
                    "spacing_days",
                    \.spacingDays,
                    .integer(1...366),
                    "days between two windows",
                    byDefault: "a month: closer ones repeat each other"
                ),
                Field(
                    "history_days",
                    \.historyDays,
                    .integer(0...3660),
                    "fewest days of history before the first window",
                    byDefault: "what the widest usual feature looks back"
                ),
                Field(
                    "max_rows",
                    \.maxRows,
                    .integer(1000...100_000_000),
                    "most rows in memory; past it customers are sampled",
                    byDefault: "about a gigabyte with a hundred features"
                ),
                Field(
                    "max_gap_days",
                    \.maxGapDays,
                    .integer(1...3660),
                    "longest gap in days in the label's source; a longer one means that rows are missing",
                    byDefault: "a week: a shop that rests longer says so"
                ),
                Field(
                    "retrain_days",
                    \.retrainDays,
                    .integer(1...3660),
                    "days after the newest version's as-of at which `segcast run` trains again; a new version waits for approval",
                    byDefault: "a month, a window more to learn from"
                ),
                Field(
                    "rounds",
                    \.parameters.rounds,
                    .integer(1...10_000),
                    "trees of a model, its boosting rounds",
                    byDefault: "enough at the default eta; more are slower and hardly better"
                ),
                Field(
                    "eta",
                    \.parameters.eta,
                    .number(0.0001...1),
                    "shrinkage: the share of a tree's correction that is taken",
                    byDefault: "small, for the trees are many"
                ),
                Field(
                    "max_depth",
                    \.parameters.maxDepth,
                    .integer(1...12),
                    "deepest levels of a tree",
                    byDefault: "what a few thousand buyers can tell apart"
                ),
                Field(
                    "min_child_weight",
                    \.parameters.minChildWeight,
                    .number(0...1e6),
                    "smallest weight of a leaf, in rows as the loss weighs them",
                    byDefault: "XGBoost's own"
                ),
                Field(
                    "subsample",
                    \.parameters.subsample,
                    .number(0.01...1),
                    "share of rows a tree sees",
                    byDefault: "all of them"
                ),
                Field(
                    "colsample_bytree",
                    \.parameters.colsampleByTree,
                    .number(0.01...1),
                    "share of features a tree sees",
                    byDefault: "all of them"
                ),
                Field(
                    "lambda",
                    \.parameters.regLambda,
                    .number(0...1e6),
                    "L2 regularisation of leaves, a weight that is added to theirs",
                    byDefault: "XGBoost's own"
                ),
                Field(
                    "seed",
                    \.parameters.seed,
                    .integer(0...2_147_483_647),
                    "seed of the samples, any number",
                    byDefault: "the same one for ever, so that a training can be repeated"
                ),
                Field(
                    "threads",
                    \.parameters.threads,
                    .integer(1...256),
                    "threads of training",
                    byDefault:
                        "one, which leaves the machine to others and gives the same model everywhere"
                ),
            ]
        )
    }
}

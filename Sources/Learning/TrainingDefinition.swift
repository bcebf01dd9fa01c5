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

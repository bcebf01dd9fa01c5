public import Boosting

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

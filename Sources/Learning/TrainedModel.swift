public import Boosting

/// What a training produced: a model and everything that is to be known about it.
public struct TrainedModel: Sendable {
    /// The bytes of its models, by the names that the outcome's kind has for them.
    public let blobs: [String: [UInt8]]
    /// How they were trained.
    public let parameters: BoostingParameters
    /// What its predictions are calibrated by, where that helps.
    public let calibrator: Calibrator?
    /// The metrics, out of time.
    public let report: TrainingReport
    /// What each gate measured.
    public let gates: [GateResult]
    /// Where the training data came from.
    public let lineage: TrainingLineage
    /// The named ranges of its score, learned on the window it was calibrated on.
    public let tiers: [Tier]
    /// How its score and features were spread on that window.
    public let references: [ReferenceDistribution]
    /// How it treats groups of customers on that window.
    public let fairness: [FairnessRow]
}

/// What a training produced: a model and everything that is to be known about it.
public struct TrainedModel: Sendable {
    /// The bytes of its models, by the names that the outcome's kind has for them.
    public let blobs: [String: [UInt8]]
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

/// The numbers of a training, by the window they were measured at.
public struct TrainingReport: Codable, Hashable, Sendable {
    /// Customers in the population at the as-of.
    public var n = 0
    /// The share with the outcome: of the backtest where there is one, else of the gate window.
    public var baseRate = 0.0
    /// The judged model at the gate window, whose labels closed at the as-of.
    public var gate: BinaryMetrics?
    /// The kept model at the as-of itself, where labels after it exist; never read by a gate.
    public var backtest: BinaryMetrics?
    /// The deciles of both, the likeliest first.
    public var gateDeciles: [Decile] = [], backtestDeciles: [Decile]?
    /// The AUC of each baseline at both windows.
    public var baselines: [String: BaselineScores] = [:]

    private enum CodingKeys: String, CodingKey {
        case n, gate, backtest, baselines
        case baseRate = "base_rate"
        case gateDeciles = "gate_deciles"
        case backtestDeciles = "backtest_deciles"
    }
}

/// The AUC of a baseline.
public struct BaselineScores: Codable, Hashable, Sendable {
    /// At the gate window.
    public var gateAUC: Double
    /// At the as-of, where labels after it exist.
    public var backtestAUC: Double?

    private enum CodingKeys: String, CodingKey {
        case gateAUC = "gate_auc"
        case backtestAUC = "backtest_auc"
    }
}

/// What one gate measured.
public struct GateResult: Codable, Hashable, Sendable {
    /// The gate's name.
    public let gate: String
    /// The number measured.
    public let measured: Double
    /// The limit it is held against.
    public let limit: Double
    /// Whether it lets the version pass.
    public let isPassed: Bool

    private enum CodingKeys: String, CodingKey {
        case gate, measured, limit
        case isPassed = "is_passed"
    }
}

/// Where a model's training data came from.
public struct TrainingLineage: Codable, Hashable, Sendable {
    /// As-ofs of the judged model.
    public var fitAsOfs: [String]
    /// The as-of of the gates.
    public var gateAsOf: String
    /// As-ofs of the kept model.
    public var refitAsOfs: [String]
    /// Rows the kept model learned from, and how many had the outcome.
    public var rows: Int, positives: Int
    /// The label source's rows before the as-of, and from when to when they reach.
    public var labelRows: Int, labelsBegin: String, labelsEnd: String
    /// SHA-256 of the features and labels learned from, in the order of training.
    public var dataSHA256: String

    private enum CodingKeys: String, CodingKey {
        case rows, positives
        case fitAsOfs = "fit_as_ofs"
        case gateAsOf = "gate_as_of"
        case refitAsOfs = "refit_as_ofs"
        case labelRows = "label_rows"
        case labelsBegin = "labels_begin"
        case labelsEnd = "labels_end"
        case dataSHA256 = "data_sha256"
    }
}

/// How a booster is trained.
///
/// Names and meanings are XGBoost's own.
///
/// - SeeAlso: XGBoost 1.7 documentation, "XGBoost Parameters".
public struct BoostingParameters: Codable, Hashable, Sendable {
    /// What is added up: trees, or one linear function.
    public enum Kind: String, Codable, Sendable {
        /// Trees, grown on histograms.
        case trees = "gbtree"
        /// A linear function, by coordinate descent, which repeats exactly.
        case linear = "gblinear"
    }

    /// What is added up.
    public var booster = Kind.trees
    /// What is minimised.
    public var objective = BoostingObjective.logistic
    /// Shrinkage of each tree's contribution, in `0...1`.
    public var eta = 0.04
    /// Deepest level of a tree; at least 1.
    public var maxDepth = 4
    /// Smallest sum of instance weight in a leaf.
    public var minChildWeight = 1.0
    /// Share of rows each tree sees, in `0...1`.
    public var subsample = 1.0
    /// Share of features each tree sees, in `0...1`.
    public var colsampleByTree = 1.0
    /// L2 regularisation of leaf weights.
    public var regLambda = 1.0
    /// Histogram bins per feature.
    public var maxBin = 256
    /// The prediction that training starts from.
    public var baseScore = 0.5
    /// Most trees.
    public var rounds = 250
    /// Trees without improvement on the validation set after which training stops; 0 never stops.
    public var earlyStoppingRounds = 0
    /// Seed of the row and feature samples.
    public var seed = 42
    /// Threads of training; XGBoost's default would take every core.
    public var threads = 1

    /// Creates the defaults: shallow trees that learn slowly and see every row and feature.
    public init() {}

    /// Keys and values as the library takes them.
    var settings: [(String, String)] {
        let common = [
            ("booster", booster.rawValue), ("objective", objective.rawValue), ("eta", "\(eta)"),
            ("lambda", "\(regLambda)"), ("base_score", "\(baseScore)"), ("seed", "\(seed)"),
            ("nthread", "\(threads)"), ("verbosity", "0"),
        ]
        guard booster == .trees else { return common + [("updater", "coord_descent")] }
        return common + [
            ("max_depth", "\(maxDepth)"),
            ("min_child_weight", "\(minChildWeight)"), ("subsample", "\(subsample)"),
            ("colsample_bytree", "\(colsampleByTree)"), ("max_bin", "\(maxBin)"),
            ("tree_method", "hist"),
        ]
    }
}

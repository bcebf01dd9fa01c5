public import Boosting

/// Customers of one or more as-ofs with their features and whether the outcome came true.
public struct Examples: Sendable {
    /// The features, one row a customer and as-of.
    public var matrix: FeatureMatrix
    /// The customer of each row.
    public var customerIDs: [Int64] = []
    /// 1 where the outcome came true, else 0.
    public var labels: [Float] = []

    /// Creates no examples of `width` features.
    public init(width: Int) { matrix = FeatureMatrix(width: width) }

    /// How many had the outcome.
    public var positives: Int { labels.count { $0 > 0 } }
    /// The labels as truth values.
    public var happened: [Bool] { labels.map { $0 > 0 } }

    /// Adds the examples of `other` behind these.
    public mutating func append(_ other: Self) {
        matrix.values += other.matrix.values
        labels += other.labels
        customerIDs += other.customerIDs
    }

    /// One feature of every row.
    func column(_ position: Int) -> [Float] {
        (0..<matrix.height).map { matrix.values[$0 * matrix.width + position] }
    }

    /// Throws when a model would learn noise.
    func requireEnough(_ window: String) throws(LearningError) {
        let negatives = labels.count - positives
        guard positives >= 100, negatives >= 100 else {
            throw .tooFewExamples(window: window, positives: positives, negatives: negatives)
        }
    }
}

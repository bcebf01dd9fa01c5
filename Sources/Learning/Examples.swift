public import Boosting

/// Customers of one or more as-ofs with their features and what came of them.
public struct Examples: Sendable {
    /// The features, one row a customer and as-of.
    public var matrix: FeatureMatrix
    /// The customer of each row.
    public var customerIDs: [Int64] = []
    /// What the outcome's kind labels each row with: 1 where something came true and 0 where not, or a count or amount.
    public var labels: [Float] = []

    /// Creates no examples of `width` features.
    public init(width: Int) { matrix = FeatureMatrix(width: width) }

    /// How many had the outcome: a label above 0.
    public var positives: Int { labels.count { $0 > 0 } }

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

    /// Throws when there are fewer than it takes.
    func require(_ needed: ExamplesNeeded, in window: String) throws(LearningError) {
        guard !needed.areMet(by: self) else { return }
        throw .tooFewExamples(
            window: window,
            positives: positives,
            negatives: labels.count - positives,
            needed: needed
        )
    }
}

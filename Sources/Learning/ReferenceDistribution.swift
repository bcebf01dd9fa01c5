/// How a score or feature was spread when a model was trained, to be compared with later.
public struct ReferenceDistribution: Codable, Hashable, Sendable {
    /// The feature, or `score`.
    public let name: String
    /// The share of customers without a value, in `0...1`.
    public let missingShare: Double
    /// The nine values between the deciles of the others; empty when nobody has one.
    public let deciles: [Double]

    private enum CodingKeys: String, CodingKey {
        case name, deciles
        case missingShare = "missing_share"
    }

    /// Measures values, of which NaN is missing.
    public init(_ name: String, of values: [Double]) {
        let known = values.filter { !$0.isNaN }.sorted()
        self.name = name
        missingShare = Double(values.count - known.count) / Double(max(values.count, 1))
        deciles = known.isEmpty ? [] : (1...9).map { known[known.count * $0 / 10] }
    }
}

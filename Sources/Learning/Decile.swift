/// A tenth of a population by propensity, and how often the outcome was observed in it.
public struct Decile: Codable, Hashable, Sendable {
    /// 1 is the likeliest.
    public let decile: Int
    /// Customers, and those with the outcome.
    public let count: Int, positives: Int
    /// What was predicted for them on average, in `0...1`.
    public let meanPropensity: Double
    /// The share with the outcome and its 95 % interval by Wilson.
    public let rate: Double, lower: Double, upper: Double

    private enum CodingKeys: String, CodingKey {
        case decile, count, positives, rate, lower, upper
        case meanPropensity = "mean_propensity"
    }

    /// Returns the ten deciles, the likeliest first; ties are cut in the order given.
    ///
    /// - Parameters:
    ///   - propensities: one per customer, each in `0...1`.
    ///   - happened: whether what is predicted happened; same count, same order.
    /// - Returns: ten deciles whose counts differ by at most one.
    public static func all(_ propensities: [Double], _ happened: [Bool]) -> [Decile] {
        let order = propensities.indices.sorted {
            (propensities[$0], $1) > (propensities[$1], $0)
        }
        return (0..<10).map { index in
            let members = order[(order.count * index / 10)..<(order.count * (index + 1) / 10)]
            let positives = members.count { happened[$0] }
            let interval = wilsonInterval(successes: positives, of: members.count)
            let size = Double(max(members.count, 1))
            return Decile(
                decile: index + 1,
                count: members.count,
                positives: positives,
                meanPropensity: members.reduce(0) { $0 + propensities[$1] } / size,
                rate: Double(positives) / size,
                lower: interval.lower,
                upper: interval.upper
            )
        }
    }
}

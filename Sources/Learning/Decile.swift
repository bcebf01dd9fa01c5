/// A tenth of a population by what was predicted, and what came of it.
public struct Decile: Codable, Hashable, Sendable {
    /// 1 has the highest predictions.
    public let decile: Int
    /// Customers, and those with the outcome.
    public let count: Int, positives: Int
    /// What was predicted for them on average.
    public let meanPropensity: Double
    /// Their mean label, such as the share with the outcome, and its 95 % interval.
    public let rate: Double, lower: Double, upper: Double

    private enum CodingKeys: String, CodingKey {
        case decile, count, positives, rate, lower, upper
        case meanPropensity = "mean_propensity"
    }

    /// Returns the ten deciles, the highest predictions first; ties are cut in the order given.
    ///
    /// - Parameters:
    ///   - forecast: what was predicted, and what came.
    ///   - kind: the kind of outcome, which says how high a group's labels are.
    /// - Returns: ten deciles whose counts differ by at most one.
    public static func all(_ forecast: Forecast, by kind: any OutcomeKind) -> [Decile] {
        let predictions = forecast.predictions
        let order = predictions.indices.sorted {
            (predictions[$0], $1) > (predictions[$1], $0)
        }
        return (0..<10).map { index in
            let members = order[(order.count * index / 10)..<(order.count * (index + 1) / 10)]
            let labels = members.map { forecast.labels[$0] }
            let level = kind.level(of: labels)
            let size = Double(max(members.count, 1))
            return Decile(
                decile: index + 1,
                count: members.count,
                positives: labels.count { $0 > 0 },
                meanPropensity: members.reduce(0) { $0 + predictions[$1] } / size,
                rate: level.mean,
                lower: level.lower,
                upper: level.upper
            )
        }
    }
}

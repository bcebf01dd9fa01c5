/// What came of the customers of a group on average, and how far that may be chance.
public struct Level: Sendable {
    /// Their mean label, and its 95 % interval.
    public let mean: Double, lower: Double, upper: Double

    /// The share of those whose label is above 0, with Wilson's interval.
    init(shareOf labels: [Float]) {
        let positives = labels.count { $0 > 0 }
        let interval = wilsonInterval(successes: positives, of: labels.count)
        mean = Double(positives) / Double(max(labels.count, 1))
        lower = interval.lower
        upper = interval.upper
    }

    /// The mean of counts or amounts, with the interval of the normal distribution, which never goes below 0.
    ///
    /// Of one customer, who says nothing of how labels spread, they are taken to spread as far as their mean.
    init(meanOf labels: [Float]) {
        let count = Double(max(labels.count, 1))
        let mean = labels.reduce(0) { $0 + Double($1) } / count
        let squares = labels.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        let spread = labels.count > 1 ? (squares / (count - 1)).squareRoot() : mean
        let half = 1.959963984540054 * spread / count.squareRoot()
        self.mean = mean
        lower = max(mean - half, 0)
        upper = mean + half
    }
}

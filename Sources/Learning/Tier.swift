/// A named range of the score that was learned, with what was observed in it.
public struct Tier: Codable, Hashable, Sendable {
    /// Its names; several where neighbours could not be told apart.
    public let names: [String]
    /// The smallest score in it, in `0...1`.
    public let atLeast: Double
    /// Customers of the window it was learned on, and those with the outcome.
    public let count: Int, positives: Int
    /// The share with the outcome and its 95 % interval by Wilson.
    public let rate: Double, lower: Double, upper: Double

    private enum CodingKeys: String, CodingKey {
        case names, count, positives, rate, lower, upper
        case atLeast = "at_least"
    }

    /// Learns tiers on the window a model was calibrated on.
    ///
    /// A tier begins at the score above which its share of the window lies. Neighbours whose intervals
    /// overlap are merged: the window does not show that they differ.
    ///
    /// - Parameters:
    ///   - shares: by name, the share of customers from the top down to the tier's end, in `0...1`.
    ///   - propensities: calibrated, one per customer.
    ///   - happened: whether what is predicted happened; same count, same order.
    /// - Returns: tiers from the top down; the last begins at 0.
    public static func learn(
        _ shares: [String: Double],
        from propensities: [Double],
        _ happened: [Bool]
    ) -> [Tier] {
        let ranked = zip(propensities, happened).sorted { $0.0 > $1.0 }
        guard !ranked.isEmpty, !shares.isEmpty else { return [] }
        let ordered = shares.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        var tiers: [Tier] = []
        var start = 0
        for (index, share) in ordered.enumerated() {
            let isLast = index == ordered.count - 1
            var end = isLast ? ranked.count : Int((Double(ranked.count) * share.value).rounded())
            // Equal scores are one tier's.
            while !isLast, end > start, end < ranked.count, ranked[end].0 == ranked[end - 1].0 {
                end += 1
            }
            guard end > start else {
                // Equal scores left nobody for it: it is one with the tier above.
                if let above = tiers.popLast() {
                    tiers.append(
                        Tier(
                            above.names + [share.key],
                            isLast ? 0 : above.atLeast,
                            above.count,
                            above.positives
                        )
                    )
                }
                continue
            }
            let atLeast = isLast ? 0 : ranked[end - 1].0
            tiers.append(
                Tier([share.key], atLeast, end - start, ranked[start..<end].count { $0.1 })
            )
            start = end
        }
        return merged(tiers)
    }

    private static func merged(_ tiers: [Tier]) -> [Tier] {
        var merged: [Tier] = []
        for tier in tiers {
            guard let above = merged.last, above.lower <= tier.upper else {
                merged.append(tier)
                continue
            }
            merged[merged.count - 1] = Tier(
                above.names + tier.names,
                tier.atLeast,
                above.count + tier.count,
                above.positives + tier.positives
            )
        }
        return merged
    }

    private init(_ names: [String], _ atLeast: Double, _ count: Int, _ positives: Int) {
        let interval = wilsonInterval(successes: positives, of: count)
        self.names = names
        self.atLeast = atLeast
        self.count = count
        self.positives = positives
        rate = Double(positives) / Double(max(count, 1))
        lower = interval.lower
        upper = interval.upper
    }
}

/// A named range of the score that was learned, with what was observed in it.
public struct Tier: Codable, Hashable, Sendable {
    /// Its names; several where neighbours could not be told apart.
    public let names: [String]
    /// The smallest score in it.
    public let atLeast: Double
    /// Customers of the window it was learned on, and those with the outcome.
    public let count: Int, positives: Int
    /// Their mean label, such as the share with the outcome, and its 95 % interval.
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
    ///   - forecast: what was predicted, calibrated, and what came.
    ///   - kind: the kind of outcome, which says how high a group's labels are.
    /// - Returns: tiers from the top down; the last begins at 0.
    public static func learn(
        _ shares: [String: Double],
        from forecast: Forecast,
        by kind: any OutcomeKind
    ) -> [Tier] {
        let ranked = zip(forecast.predictions, forecast.labels).sorted { $0.0 > $1.0 }
        guard !ranked.isEmpty, !shares.isEmpty else { return [] }
        let ordered = shares.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        func tier(_ names: [String], _ atLeast: Double, _ members: Range<Int>) -> Tier {
            let labels = ranked[members].map(\.1)
            return Tier(names, atLeast, labels, kind.level(of: labels))
        }
        var tiers: [(tier: Tier, members: Range<Int>)] = []
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
                if let (above, members) = tiers.popLast() {
                    let atLeast = isLast ? 0 : above.atLeast
                    tiers.append((tier(above.names + [share.key], atLeast, members), members))
                }
                continue
            }
            let atLeast = isLast ? 0 : ranked[end - 1].0
            tiers.append((tier([share.key], atLeast, start..<end), start..<end))
            start = end
        }
        return tiers.reduce(into: [(tier: Tier, members: Range<Int>)]()) { merged, next in
            guard let above = merged.last, above.tier.lower <= next.tier.upper else {
                return merged.append(next)
            }
            let members = above.members.lowerBound..<next.members.upperBound
            let names = above.tier.names + next.tier.names
            merged[merged.count - 1] = (tier(names, next.tier.atLeast, members), members)
        }.map(\.tier)
    }

    private init(_ names: [String], _ atLeast: Double, _ labels: [Float], _ level: Level) {
        self.names = names
        self.atLeast = atLeast
        count = labels.count
        positives = labels.count { $0 > 0 }
        rate = level.mean
        lower = level.lower
        upper = level.upper
    }
}

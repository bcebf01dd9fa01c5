import Texts

/// How a model treats the customers of one group.
public struct FairnessRow: Codable, Hashable, Sendable {
    /// The attribute and its value; groups of fewer than 50 are `(others)`, addresses and numbers `(contact details)`.
    public let attribute: String, value: String
    /// Customers of the gate window in it.
    public let count: Int
    /// Their mean label, such as the share with the outcome, what was predicted on average, and the share of them that
    /// the top decile takes.
    public let rate: Double, meanPropensity: Double, topDecileShare: Double

    private enum CodingKeys: String, CodingKey {
        case attribute, value, count, rate
        case meanPropensity = "mean_propensity"
        case topDecileShare = "top_decile_share"
    }

    /// Tells groups apart by a value each customer has.
    ///
    /// - Parameters:
    ///   - attribute: what the values are.
    ///   - values: one per customer; `nil` is unknown.
    ///   - forecast: what was predicted, and what came; same count, same order.
    /// - Returns: one row a group, the largest first.
    public static func all(
        _ attribute: String,
        _ values: [String?],
        _ forecast: Forecast
    ) -> [FairnessRow] {
        let (predictions, labels) = (forecast.predictions, forecast.labels)
        var groups: [String: [Int]] = [:]
        for (index, value) in values.enumerated() {
            // A card is kept for ever and read by many.
            let isDetail = value?.looksLikeContactDetail ?? false
            let name = isDetail ? "(contact details)" : value ?? "(unknown)"
            groups[name, default: []].append(index)
        }
        for (value, members) in groups where members.count < 50 {
            groups[value] = nil
            groups["(others)", default: []] += members
        }
        // Sums are taken in the order of customers: the last digit of a card hangs on nothing else.
        groups["(others)"]?.sort()
        let cutoff = predictions.sorted(by: >)[max(predictions.count / 10 - 1, 0)]
        return groups.map { value, members in
            let size = Double(members.count)
            return FairnessRow(
                attribute: attribute,
                value: value,
                count: members.count,
                rate: members.reduce(0) { $0 + Double(labels[$1]) } / size,
                meanPropensity: members.reduce(0) { $0 + predictions[$1] } / size,
                topDecileShare: Double(members.count { predictions[$0] >= cutoff }) / size
            )
        }
        .sorted { ($0.count, $1.value) > ($1.count, $0.value) }
    }
}

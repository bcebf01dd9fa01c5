/// Where amounts come from that no column of the source holds.
public enum AmountOrigin: String, Codable, CaseIterable, Sendable {
    /// From the lines of an order.
    case lines
}

/// What a row of orders is, where it is no order.
public enum RowGrain: String, Codable, CaseIterable, Sendable {
    /// A line: the rows that bear one key are one order.
    case lines
}

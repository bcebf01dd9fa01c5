/// A condition on one feature of a customer.
public struct FeatureCondition: Codable, Hashable, Sendable {
    /// The feature.
    public var feature = ""
    /// Smallest value that meets it.
    public var atLeast: Double?
    /// Largest value that meets it.
    public var atMost: Double?

    /// Creates a condition that any known value meets.
    public init() {}

    /// Whether `value` meets it; a missing value, NaN, never does.
    public func holds(for value: Float) -> Bool {
        guard !value.isNaN else { return false }
        return value >= Float(atLeast ?? -.infinity) && value <= Float(atMost ?? .infinity)
    }
}

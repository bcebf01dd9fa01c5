/// Limits a model has to keep, out of time.
public struct GateLimits: Codable, Hashable, Sendable {
    /// Furthest the AUC may lie below the better baseline's.
    public var aucBelowBaseline = 0.005
    /// Largest expected calibration error over 10 equal-width bins.
    public var calibrationError = 0.08
    /// Smallest lower bound (95 %) of the top decile's lift.
    public var topDecileLift = 1.0

    /// Creates the limits that hold where an outcome names none.
    public init() {}
}

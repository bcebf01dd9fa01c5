public import Learning

/// What a release is measured by, beside the counts that every release has.
public struct ReleaseGuards: Sendable {
    /// How far the scores of each outcome may move; the defaults where one is missing.
    public var limits: [String: GuardLimits] = [:]
    /// What the scores of each outcome may be; shares where one is missing.
    public var scores: [String: ClosedRange<Double>] = [:]
    /// By outcome the feature that counts the days since a customer's last event.
    public var recency: [String: String] = [:]
    /// Whose turnover is measured.
    public var audiences: [GuardedAudience] = []

    /// Creates guards with the default limits, no audience and no activity.
    public init() {}
}

/// How far the scores of an outcome may move from one release to the next before somebody has to look.
public struct GuardLimits: Codable, Hashable, Sendable {
    /// Most times its mean score may be what it was, or be a part of it.
    public var meanFactor = 1.5
    /// Largest share of an audience that may have left it, and of one that may be new.
    public var largestTurnover = 0.5
    /// Most times the share of customers active lately may be what it was, or be a part of it.
    public var activityFactor = 1.5
    /// Days that count as lately.
    public var activeDays = 7

    /// Creates the defaults.
    public init() {}
}

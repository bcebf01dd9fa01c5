import Shapes

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

extension Shape where Value == GuardLimits {
    static var guards: Self {
        .object(
            GuardLimits(),
            [
                Field(
                    "mean_factor",
                    \.meanFactor,
                    .number(1...1000),
                    "most times the mean score may grow or shrink by; 1.5 when missing"
                ),
                Field(
                    "largest_turnover",
                    \.largestTurnover,
                    .number(0...1),
                    "largest share of an audience that may leave, or be new; 0.5 when missing"
                ),
                Field(
                    "activity_factor",
                    \.activityFactor,
                    .number(1...1000),
                    "most times the share of customers active lately may grow or shrink by; 1.5 when missing"
                ),
                Field(
                    "active_days",
                    \.activeDays,
                    .integer(1...3660),
                    "days since the baseline's recency that count as lately; 7 when missing"
                ),
            ]
        )
    }
}

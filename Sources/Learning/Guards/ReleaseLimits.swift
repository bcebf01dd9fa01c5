/// The limits of the guards of a release, which stand with the releases in `Scores/Guards`.
public enum ReleaseLimits: LimitList {
    /// Most times its mean score may be what it was, or be a part of it.
    public static let meanFactor = GuardLimit(
        "mean_factor",
        1...1000,
        usual: 1.5,
        "most times the mean score may grow or shrink by",
        byDefault: "half again, which no usual day moves it by",
        storedAlwaysAs: "meanFactor"
    )
    /// Largest share of an audience that may have left it, and of one that may be new.
    public static let largestTurnover = GuardLimit(
        "largest_turnover",
        0...1,
        usual: 0.5,
        "largest share of an audience that may leave, or be new",
        byDefault: "half of it, more than a week moves",
        storedAlwaysAs: "largestTurnover"
    )
    /// Most times the share of customers active lately may be what it was, or be a part of it.
    public static let activityFactor = GuardLimit(
        "activity_factor",
        1...1000,
        usual: 1.5,
        "most times the share of customers active lately may grow or shrink by",
        byDefault: "half again, as of the mean score",
        storedAlwaysAs: "activityFactor"
    )
    /// Days that count as lately.
    public static let activeDays = GuardLimit(
        "active_days",
        1...3660,
        usual: 7,
        "days since the baseline's recency that count as lately",
        byDefault: "a week, which has each of its days once",
        isWhole: true,
        storedAlwaysAs: "activeDays"
    )

    /// All of them.
    public static let limits = [meanFactor, largestTurnover, activityFactor, activeDays]
}

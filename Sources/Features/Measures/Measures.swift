/// The measures that features can compute.
enum Measures {
    /// All of them, in the order editors offer them.
    static let all: [any Measure.Type] = [
        Count.self, Sum.self, Mean.self, Minimum.self, Maximum.self, Distinct.self,
        ActiveDays.self, DaysSinceLast.self, DaysSinceFirst.self, GapMean.self, GapSpread.self,
        GapLast.self, Ratio.self, Trend.self, Share.self, SeasonSine.self, SeasonCosine.self,
    ]
}

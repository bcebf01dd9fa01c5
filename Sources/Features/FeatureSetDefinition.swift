public import Warehouse

/// A list of features that is built together; a version never changes its meaning.
public struct FeatureSetDefinition: Codable, Hashable, Sendable {
    /// The set's name.
    public var name = ""
    /// Raise it when a feature is added, changed or removed.
    public var version = 1
    /// The features, in the order of their positions.
    public var features: [FeatureDefinition] = []

    /// Creates an empty set.
    public init() {}

    /// Most measures that may be joined: the server makes rows of at most 1,664 columns.
    public static let mostMeasures = 1600

    /// Whether any of its features is made of amounts, whose currency then is a part of what it means.
    public var readsAmounts: Bool { features.contains { $0.column == "amount" } }

    /// How many measures its features need.
    public var measureCount: Int {
        // The one source that each feature is of; ratios of several have none.
        var origins: [String: SourceRole] = [:]
        return features.reduce(0) { count, feature in
            guard feature.measure.readsSource else {
                let parts = [feature.numerator, feature.denominator].map {
                    $0.flatMap { origins[$0] }
                }
                if feature.measure == .ratio, parts[0] == parts[1] {
                    origins[feature.name] = parts[0]
                }
                return count + (feature.measure == .ratio && origins[feature.name] == nil ? 2 : 1)
            }
            origins[feature.name] = feature.of
            return count + ([.trend, .share].contains(feature.measure) ? 2 : 1)
        }
    }

    /// How many days before the as-of its windows begin and end, negative.
    public var boundaryDays: Set<Int> {
        features.reduce(into: []) { days, feature in
            if let window = feature.windowDays { days.insert(-window) }
            if feature.measure == .trend {
                days.formUnion([-feature.recentDays, -feature.recentDays - feature.earlierDays])
            }
        }
    }

    /// The position of a feature in `feature_values`, from 0.
    public func position(of feature: String) -> Int? { features.firstIndex { $0.name == feature } }
}

/// One number about a customer at an as-of.
public struct FeatureDefinition: Codable, Hashable, Sendable {
    /// The feature's name.
    public var name = ""
    /// What is computed.
    public var measure = Measure.count
    /// The source it is computed from.
    public var of: SourceRole?
    /// The mapped column it is computed from.
    public var column: String?
    /// Only rows of so many days of the business zone before the as-of; all of the past when missing.
    public var windowDays: Int?
    /// For a trend: the days before the recent ones that they are compared with.
    public var beforeDays: Int?
    /// Only rows that this keeps.
    public var filter = RowFilter()
    /// For a ratio: the features above it that are divided.
    public var numerator: String?, denominator: String?

    /// Creates an empty feature.
    public init() {}

    /// For a trend: its recent days, and the days before them.
    var recentDays: Int { windowDays ?? 30 }
    var earlierDays: Int { beforeDays ?? 90 }

    /// The unit of the number.
    public var unit: String {
        switch measure {
        case .count, .distinct: "count"
        case .sum, .mean, .minimum, .maximum: column ?? "amount"
        case .activeDays, .daysSinceLast, .daysSinceFirst, .gapMean, .gapSpread, .gapLast: "days"
        case .ratio, .trend, .share: "ratio"
        case .seasonSine, .seasonCosine: "-1...1"
        }
    }
}

/// What a feature computes.
public enum Measure: String, Codable, CaseIterable, Sendable {
    /// How many rows; 0 where there are none.
    case count
    /// The sum of a column; 0 where there are no rows.
    case sum
    /// The mean of a column.
    case mean
    /// The smallest value of a column.
    case minimum
    /// The largest value of a column.
    case maximum
    /// How many different values of a column; 0 where there are no rows.
    case distinct
    /// On how many business days there were rows; 0 where there are none.
    case activeDays = "active_days"
    /// Days of the business zone from the last row to the as-of, whole ones between dates; a time of the day counts as
    /// the part of a day that clocks show.
    case daysSinceLast = "days_since_last"
    /// The same from the first row.
    case daysSinceFirst = "days_since_first"
    /// The mean of the days between consecutive rows, counted in the same way.
    case gapMean = "gap_mean"
    /// Their standard deviation.
    case gapSpread = "gap_spread"
    /// The newest of them.
    case gapLast = "gap_last"
    /// One feature over another.
    case ratio
    /// Rows a day in the last `window_days`, over rows a day in the `before_days` before them.
    case trend
    /// The share of the window's rows that meet `where`.
    case share
    /// Where the as-of lies in the year, as a sine.
    case seasonSine = "season_sine"
    /// Where the as-of lies in the year, as a cosine.
    case seasonCosine = "season_cosine"

    /// Whether it reads a source.
    public var readsSource: Bool { ![.ratio, .seasonSine, .seasonCosine].contains(self) }
    /// Whether it needs a column.
    public var needsColumn: Bool { [.sum, .mean, .minimum, .maximum, .distinct].contains(self) }
    /// Whether it is a whole number that is always known.
    var isCount: Bool { [.count, .distinct, .activeDays].contains(self) }
    /// Whether a customer without rows has zero of it, not an unknown number.
    var isZeroForNobody: Bool { [.count, .sum, .distinct, .activeDays].contains(self) }
}

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

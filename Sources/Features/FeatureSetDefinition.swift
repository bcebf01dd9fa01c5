import Warehouse

/// A list of features that is built together; a version never changes its meaning.
public struct FeatureSetDefinition: Codable, Hashable, Sendable {
    /// The set's name.
    public var name = ""
    /// Raise it when a feature is added, changed or removed.
    ///
    /// Models go on scoring while every feature that they learned from stands in it unchanged.
    public var version = 1
    /// The features, in the order of their positions.
    public var features: [FeatureDefinition] = []

    /// Creates an empty set.
    public init() {}

    /// Most measures that may be joined: the server makes rows of at most 1,664 columns.
    public static let mostMeasures = 1600

    /// Whether any of its features is made of amounts, whose currency then is a part of what it means.
    public var readsAmounts: Bool { features.contains { $0.column == "amount" } }

    /// How many measures its features need; one for a feature that is not whole.
    public var measureCount: Int {
        // The one source that each feature is of; ratios of several have none.
        var origins: [String: SourceRole] = [:]
        return measures.reduce(0) { count, feature in
            guard let measure = try? feature.measure.get() else { return count + 1 }
            let origin = measure.origin(among: origins)
            origins[feature.name] = origin
            return count + measure.columnCount(origin: origin)
        }
    }

    /// How many days before the as-of its windows begin and end, negative.
    public var boundaryDays: Set<Int> {
        measures.reduce(into: []) { days, feature in
            guard let measure = try? feature.measure.get() else { return }
            days.formUnion(measure.boundaryDays.map { -$0 })
        }
    }

    /// Where the features of `earlier` stand in it, from 0 and in the order of that one's positions; `nil` where one of
    /// them is gone or was changed.
    ///
    /// A feature refers to others by name, and those it refers to are among `earlier`'s: each means here what it means
    /// there, wherever it stands.
    public func positions(of earlier: Self) -> [Int]? {
        let places = Dictionary(
            features.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let found = earlier.features.map { places[$0] }
        return found.contains(nil) ? nil : found.compactMap(\.self)
    }

    /// The same features and, behind them, those of sets that no model learns from.
    ///
    /// - Returns: itself where there are none; otherwise a layout, whose name no file can bear: it tells its parts.
    public func followed(by others: [Self]) -> Self {
        guard !others.isEmpty else { return self }
        var layout = self
        layout.name = ([name] + others.map(\.name)).joined(separator: "+")
        layout.features += others.flatMap(\.features)
        return layout
    }

    /// Whether it is made of several sets, or of ones that no model learns from: its version is the database's to count.
    public var isLayout: Bool { name.contains("+") }

    /// The position of a feature in `feature_values`, from 0.
    public func position(of feature: String) -> Int? { features.firstIndex { $0.name == feature } }

    /// What each feature computes; a failure where one is not whole.
    var measures: [(name: String, measure: Result<any Measure, FeatureError>)] {
        let positions = Dictionary(
            features.enumerated().map { ($1.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return features.enumerated().map { index, feature in
            let measure = Result<any Measure, FeatureError> { () throws(FeatureError) in
                try feature.computed { positions[$0, default: index] < index }
            }
            return (feature.name, measure)
        }
    }
}

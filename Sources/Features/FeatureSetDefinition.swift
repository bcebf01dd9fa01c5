import Warehouse

/// A list of features that is built together; a version never changes its meaning.
public struct FeatureSetDefinition: Codable, Hashable, Sendable {
    /// The set's name.
    public var name = ""
    /// Raise it when a feature is added, changed or removed.
    ///
    /// Models go on scoring where features were only put last.
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

    /// Whether it is `earlier` with more features behind: each position of that one means here what it means there.
    ///
    /// A feature refers to features above it alone, so that those behind change none.
    public func extends(_ earlier: Self) -> Bool {
        name == earlier.name && features.starts(with: earlier.features)
    }

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

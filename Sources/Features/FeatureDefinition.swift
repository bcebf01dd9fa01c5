public import Warehouse

/// One number about a customer at an as-of, as it is written; its measure reads the keys that it needs.
public struct FeatureDefinition: Codable, Hashable, Sendable {
    /// The feature's name.
    public var name = ""
    /// What is computed.
    public var measure = MeasureWord(of: Count.self)
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

    /// The unit of the number.
    public var unit: String { measure.measure.unit(of: column) }

    /// What it lacks to be computed below features of these names.
    public func gaps(below names: Set<String>) -> [FeatureGap] {
        var keys = MeasureKeys(of: self) { names.contains($0) }
        _ = measure.measure.init(from: &keys)
        return keys.gaps
    }

    /// Its measure with all that it needs, where `isAbove` says which features stand above it.
    ///
    /// - Throws: ``FeatureError/incomplete(feature:_:)``.
    func computed(isAbove: @escaping (String) -> Bool) throws(FeatureError) -> any Measure {
        var keys = MeasureKeys(of: self, isAbove: isAbove)
        guard let measure = measure.measure.init(from: &keys) else {
            throw .incomplete(feature: name, keys.gaps)
        }
        return measure
    }
}

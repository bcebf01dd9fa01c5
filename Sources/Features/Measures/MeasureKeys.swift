import Warehouse

/// The keys of a feature as its measure asks for them; what it asks for in vain is noted.
struct MeasureKeys {
    /// What is missing, in the order it was asked for.
    private(set) var gaps: [FeatureGap] = []

    private let feature: FeatureDefinition
    private let isAbove: (String) -> Bool

    /// Prepares to be asked about a feature; `isAbove` says which features stand above it.
    init(of feature: FeatureDefinition, isAbove: @escaping (String) -> Bool) {
        self.feature = feature
        self.isAbove = isAbove
    }

    /// A trend's days before the recent ones; `nil` where the definition says none.
    var beforeDays: Int? { feature.beforeDays }

    /// The rows of the source that the feature names.
    mutating func rows() -> RowChoice? {
        guard let role = feature.of else { return missing(.source) }
        return RowChoice(role: role, windowDays: feature.windowDays, filter: feature.filter)
    }

    /// The column that a measure needs.
    mutating func column(for measure: String) -> String? {
        feature.column ?? missing(.column(measure: measure))
    }

    /// Whether some rows are kept, and others not.
    mutating func isFiltered() -> Bool {
        guard feature.filter == RowFilter() else { return true }
        gaps.append(.filter)
        return false
    }

    /// The feature above the line.
    mutating func numerator() -> String? { above(feature.numerator) }

    /// The feature below the line.
    mutating func denominator() -> String? { above(feature.denominator) }

    private mutating func above(_ name: String?) -> String? {
        guard let name, isAbove(name) else { return missing(.reference(name)) }
        return name
    }

    private mutating func missing<Key>(_ gap: FeatureGap) -> Key? {
        gaps.append(gap)
        return nil
    }
}

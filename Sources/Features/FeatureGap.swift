/// What a feature lacks to be computed.
public enum FeatureGap: Hashable, Sendable {
    /// The source of its rows.
    case source
    /// The column of its measure.
    case column(measure: String)
    /// Some values that keep or drop rows.
    case filter
    /// A feature above it by this name, if it names one.
    case reference(String?)

    /// What is wrong and what to do.
    public func words(for feature: String) -> String {
        switch self {
        case .source: "feature \(feature): say of: which source it is computed from"
        case .column(let measure): "feature \(feature): \(measure) needs a column"
        case .filter: "feature \(feature): a share needs where or where_not"
        case .reference(let name):
            "feature \(feature) refers to \(name ?? "nothing"), which does not stand above it"
        }
    }
}

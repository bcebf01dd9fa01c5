/// When a source counts as loaded.
public struct Readiness: Codable, Hashable, Sendable {
    /// The relation of the marker.
    public var relation = ""
    /// Its timestamp column: the newest value must not be before the as-of's business day.
    public var column = ""

    /// Creates an empty marker.
    public init() {}
}

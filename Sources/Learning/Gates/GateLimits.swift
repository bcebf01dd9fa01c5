import Shapes

/// Limits a model has to keep, out of time.
public struct GateLimits: Hashable, Sendable {
    /// Those that are not the usual ones, by their keys.
    private var others: [String: Double] = [:]

    /// Creates the limits that hold where an outcome names none.
    public init() {}

    /// What it says of a limit; the usual where it says nothing.
    subscript(limit: GateLimit) -> Double {
        get { others[limit.key] ?? limit.usual }
        set { others[limit.key] = newValue == limit.usual ? nil : newValue }
    }
}

extension GateLimits: Codable {
    /// Reads the limits that this program knows; one that is not stored is the usual one.
    public init(from decoder: any Decoder) throws {
        let stored = try [String: Double](from: decoder)
        for limit in Gates.limits { self[limit] = stored[limit.storedKey] ?? limit.usual }
    }

    /// Writes the limits that were there from the start, and of the others those that are not the usual ones.
    public func encode(to encoder: any Encoder) throws {
        var stored: [String: Double] = [:]
        for limit in Gates.limits where limit.oldKey != nil || self[limit] != limit.usual {
            stored[limit.storedKey] = self[limit]
        }
        try stored.encode(to: encoder)
    }
}

extension Shape where Value == GateLimits {
    static var gates: Self { .object(GateLimits(), Gates.limits.map(\.field)) }
}

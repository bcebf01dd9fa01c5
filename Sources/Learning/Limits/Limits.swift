import Shapes

/// What an outcome says of the limits of a list.
public struct Limits<List: LimitList>: Hashable, Sendable {
    /// Those that are not the usual ones, by their keys.
    private var others: [String: Double] = [:]

    /// Creates the limits that hold where an outcome names none.
    public init() {}

    /// What it says of a limit; the usual where it says nothing.
    public subscript(limit: Limit<List>) -> Double {
        get { others[limit.key] ?? limit.usual }
        set { others[limit.key] = newValue == limit.usual ? nil : newValue }
    }

    /// What it says of a limit that is a whole number.
    public subscript(whole limit: Limit<List>) -> Int {
        get { Int(self[limit]) }
        set { self[limit] = Double(newValue) }
    }
}

extension Limits: Codable {
    /// Reads the limits that this program knows; one that is not stored is the usual one.
    public init(from decoder: any Decoder) throws {
        let stored = try [String: Double](from: decoder)
        for limit in List.limits { self[limit] = stored[limit.storedKey] ?? limit.usual }
    }

    /// Writes the limits that were there from the start, and of the others those that are not the usual ones.
    public func encode(to encoder: any Encoder) throws {
        var stored: [String: Double] = [:]
        for limit in List.limits where limit.oldKey != nil || self[limit] != limit.usual {
            stored[limit.storedKey] = self[limit]
        }
        try stored.encode(to: encoder)
    }
}

extension Shape {
    static func limits<List>() -> Self where Value == Limits<List> {
        .object(Limits(), List.limits.map(\.field))
    }
}

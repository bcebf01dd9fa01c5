import Foundation

/// A cap as the database keeps it, in force and beside each run that counts under it.
public struct CapRecord: Encodable, Hashable, Sendable {
    enum CodingKeys: String, CodingKey {
        case name = "cap_name"
        case channels, brand
        case limit = "contact_limit"
        case windowHours = "window_hours"
    }

    let name: String
    let channels: [String]
    let brand: String?
    let limit: Int
    let windowHours: Int

    /// Records a cap as it is defined.
    public init(_ cap: FrequencyCap) { self.init(cap, counting: cap.channels) }

    /// Records a cap that counts `channels`.
    init(_ cap: FrequencyCap, counting channels: [String]) {
        name = cap.name
        self.channels = channels
        brand = cap.brand
        limit = cap.limit
        windowHours = cap.windowHours
    }

    init(_ row: SQL.ListCapsRow) {
        name = row.capName
        channels = row.channels
        brand = row.brand
        limit = row.contactLimit
        windowHours = row.windowHours
    }

    /// Caps in JSON, as the database reads them.
    ///
    /// - Throws: `EncodingError`.
    public static func json(_ caps: [Self]) throws -> String {
        String(decoding: try JSONEncoder().encode(caps), as: UTF8.self)
    }
}

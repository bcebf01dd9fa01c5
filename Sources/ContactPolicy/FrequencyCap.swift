import Foundation

/// At most so many contacts to one customer over some channels, of one brand or of all, in any window of some hours.
public struct FrequencyCap: Codable, Hashable, Sendable {
    /// As the database keeps it, in force and beside each run that counts under it.
    private enum CodingKeys: String, CodingKey {
        case name = "cap_name"
        case channels, brand
        case limit = "contact_limit"
        case windowHours = "window_hours"
    }

    /// Its name; contacts are counted under it.
    public var name = ""
    /// The channels it counts.
    public var channels: [String] = []
    /// The brand whose contacts it counts; `nil` for those of every brand.
    public var brand: String?
    /// Contacts allowed in one window; at least 1.
    public var limit = 1
    /// Length of the rolling window, in elapsed hours.
    public var windowHours = 168

    /// Whether contacts of a brand over a channel count under it.
    public func counts(_ channel: String, of brand: String) -> Bool {
        channels.contains(channel) && (self.brand == nil || self.brand == brand)
    }

    /// Creates a cap of one contact a week.
    public init() {}

    /// Reads a cap from its row in JSON.
    ///
    /// - Throws: `DecodingError` for what is no row of a cap.
    public init(json: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
    }

    /// Caps in JSON, as the database reads them.
    ///
    /// - Throws: `EncodingError`.
    public static func json(_ caps: [Self]) throws -> String {
        String(decoding: try JSONEncoder().encode(caps), as: UTF8.self)
    }
}

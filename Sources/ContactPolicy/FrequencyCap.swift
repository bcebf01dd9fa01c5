/// At most so many contacts to one customer over some channels in any window of some hours.
public struct FrequencyCap: Codable, Hashable, Sendable {
    /// Its name; contacts are counted under it.
    public var name = ""
    /// The channels it counts.
    public var channels: [String] = []
    /// Contacts allowed in one window; at least 1.
    public var limit = 1
    /// Length of the rolling window, in elapsed hours.
    public var windowHours = 168

    /// Creates a cap of one contact a week.
    public init() {}
}

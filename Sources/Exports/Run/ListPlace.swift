/// What tells one list that a destination keeps from another.
///
/// What goes to another channel, in another format or for the opposite is another list there, whatever it is called.
public struct ListPlace: Hashable, Sendable, Codable {
    /// The export that sends it.
    public let export: String
    /// Whether its members are to be targeted or not to be.
    public let kind: String
    /// Where it goes, and in which format.
    public let channel: String, format: String

    /// Creates the place of a list.
    public init(export: String, kind: String, channel: String, format: String) {
        self.export = export
        self.kind = kind
        self.channel = channel
        self.format = format
    }
}

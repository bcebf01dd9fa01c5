/// Everything that lies in a destination, hidden folders too, as it was found.
public struct DestinationListing: Sendable {
    /// Plain files, in order.
    public var files: [DestinationPath] = []
    /// What is nobody's: links, pipes, what others own or may change or read.
    public var faults: [String] = []
    /// How many entries were looked at.
    public var looked = 0

    /// A listing of nothing.
    public init() {}
}

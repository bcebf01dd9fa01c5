/// What lies at a path of a destination.
public enum DestinationEntry: Hashable, Sendable {
    /// A plain file, and its length.
    case file(byteCount: Int)
    /// Something else, such as a folder or a link.
    case other
}

/// A file's bytes by pieces.
public protocol DestinationReader: AnyObject {
    /// Returns the next bytes, full pieces but the last; `nil` at the end.
    func next() throws(OutboxError) -> [UInt8]?
}

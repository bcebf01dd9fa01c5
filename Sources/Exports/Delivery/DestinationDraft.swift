/// A file that is being written to a destination, digested on the way.
public protocol DestinationDraft: AnyObject {
    /// Where it is written.
    var path: DestinationPath { get }
    /// How much was written.
    var byteCount: Int { get }

    /// Writes bytes behind those before.
    func write(_ bytes: [UInt8]) throws(OutboxError)

    /// Ends the file, so that it outlives the power, reads it back and returns its SHA-256 in hexadecimal.
    ///
    /// - Throws: ``OutboxError`` with code `contentDiffers` when something else was read; the file is gone then.
    func finish() throws(OutboxError) -> String
}

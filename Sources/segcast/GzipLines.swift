import CZlib
import Failures

/// The bytes of a compressed file, a piece at a time.
final class GzipLines {
    private let file: gzFile

    /// Opens a file.
    ///
    /// - Throws: ``CommandFailure``.
    init(_ path: String) throws {
        guard let file = gzopen(path, "rb") else {
            throw CommandFailure(.demoDataDamaged, "cannot open \(path)", .files)
        }
        self.file = file
    }

    deinit { gzclose(file) }

    /// Returns the next piece; `nil` behind the last.
    func next() throws -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 1 << 18)
        let count = gzread(file, &bytes, UInt32(bytes.count))
        // What ends too soon is no error of a read: the library says it only when asked.
        var fault: Int32 = 0
        if count == 0 { _ = gzerror(file, &fault) }
        guard count >= 0, fault == Z_OK || fault == Z_STREAM_END else {
            throw CommandFailure(.demoDataDamaged, "the demo's data is damaged", .files)
        }
        return count == 0 ? nil : Array(bytes[..<Int(count)])
    }
}

import Digests
import Foundation
import Glibc

/// A file of a folder that is being written.
final class FileDraft: DestinationDraft {
    let path: DestinationPath
    private let file: String
    private var descriptor: Int32
    private let digest = SHA256()
    private(set) var byteCount = 0

    init(_ path: DestinationPath, _ file: String) throws(OutboxError) {
        unlink(file)
        descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FolderDestination.failure("create", file) }
        self.path = path
        self.file = file
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func write(_ bytes: [UInt8]) throws(OutboxError) {
        digest.update(bytes)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("write") }
            written += count
        }
        byteCount += bytes.count
    }

    /// Syncs and closes the file, reads it back and returns its digest.
    ///
    /// A sync or close that fails is final: the system may have forgotten the error by the next one.
    func finish() throws(OutboxError) -> String {
        guard fsync(descriptor) == 0 else { throw failure("fsync") }
        let closed = close(descriptor)
        descriptor = -1
        guard closed == 0 else { throw failure("close") }
        let sha256 = hexadecimal(digest.finish())
        guard try FileReader(file, chunkBytes: 1 << 20).sha256() == sha256 else {
            unlink(file)
            throw OutboxError(.contentDiffers, path.name)
        }
        return sha256
    }

    /// What failed; the file is gone.
    private func failure(_ call: String) -> OutboxError {
        let error = FolderDestination.failure(call, file)
        unlink(file)
        return error
    }
}

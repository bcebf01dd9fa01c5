import Digests
import Foundation
import Glibc

extension Outbox {
    /// A file being written, digested on the way.
    final class Draft {
        let path: String
        private var descriptor: Int32
        private let digest = SHA256()
        private(set) var byteCount = 0

        init(_ path: String) throws(OutboxError) {
            unlink(path)
            descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw Outbox.failure("create", path) }
            self.path = path
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
            guard try Outbox.sha256(of: path) == sha256 else {
                unlink(path)
                throw OutboxError(.contentDiffers, (path as NSString).lastPathComponent)
            }
            return sha256
        }

        /// What failed; the file is gone.
        private func failure(_ call: String) -> OutboxError {
            let error = Outbox.failure(call, path)
            unlink(path)
            return error
        }
    }
}

import Digests
import Glibc

/// The key under which a deployment keeps customers' values, 256 bits.
///
/// Its text and bytes never appear in a log, an error or a description.
public struct DeploymentKey: Sendable, CustomStringConvertible {
    private let secret: Secret
    /// The first 16 digits of the key's SHA-256: says which key, and nothing about it.
    public let keyID: String

    /// Says which key, and nothing about it.
    public var description: String { "key \(keyID)" }

    /// The key's 32 bytes, valid while the key is.
    var bytes: UnsafePointer<UInt8> { UnsafePointer(secret.bytes) }

    /// The one copy of the bytes, wiped when nobody needs it any more.
    private final class Secret: Sendable {
        // Written in `init` alone.
        nonisolated(unsafe) let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 32)

        init(_ digits: UnsafeRawBufferPointer) throws(CipherError) {
            bytes.initialize(repeating: 0, count: 32)
            for index in 0..<32 {
                guard let high = digits[2 * index].hexadecimalValue,
                    let low = digits[2 * index + 1].hexadecimalValue
                else { throw .malformedKey(path: nil) }
                bytes[index] = high << 4 | low
            }
        }

        deinit {
            explicit_bzero(bytes, 32)
            bytes.deallocate()
        }
    }

    /// The shell's command that makes a key in a new file, and leaves a file that is there as it is.
    public static func making(_ file: String) -> String {
        "(umask 077; set -C; openssl rand -hex 32 > \(file))"
    }

    /// Reads a key of 64 hexadecimal digits; white space around them is ignored.
    ///
    /// - Throws: ``CipherError/malformedKey(path:)``.
    public init(hexadecimal text: String) throws(CipherError) {
        var bytes = Array(text.utf8)
        defer { explicit_bzero(&bytes, bytes.count) }
        self.init(try bytes.withUnsafeBytes { Self.secret($0) }.get())
    }

    /// Reads the key in a file that nobody but its owner may read.
    ///
    /// Only a regular file of this user's or of root's is read: a pipe would be waited for, and what somebody
    /// else owns they could change.
    ///
    /// - Throws: ``CipherError/unreadableFile(path:number:)``, ``CipherError/notAFile(path:)``,
    ///   ``CipherError/foreignFile(path:)``, ``CipherError/openFile(path:)``, ``CipherError/malformedKey(path:)``.
    public init(file path: String) throws(CipherError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw .unreadableFile(path: path, number: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .unreadableFile(path: path, number: errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        guard [0, geteuid()].contains(status.st_uid) else { throw .foreignFile(path: path) }
        guard status.st_mode & 0o077 == 0 else { throw .openFile(path: path) }
        var buffer = [UInt8](repeating: 0, count: 256)
        defer { explicit_bzero(&buffer, buffer.count) }
        let count = read(descriptor, &buffer, buffer.count)
        guard count >= 0 else { throw .unreadableFile(path: path, number: errno) }
        let secret = buffer.withUnsafeBytes {
            Self.secret(UnsafeRawBufferPointer(rebasing: $0[..<count]))
        }
        self.init(try secret.mapError { _ in CipherError.malformedKey(path: path) }.get())
    }

    private init(_ secret: Secret) {
        self.secret = secret
        let digest = SHA256()
        digest.update(UnsafeRawBufferPointer(start: secret.bytes, count: 32))
        keyID = String(Digests.hexadecimal(digest.finish()).prefix(16))
    }

    private static func secret(_ text: UnsafeRawBufferPointer) -> Result<Secret, CipherError> {
        let start = text.firstIndex { !$0.isSpace } ?? text.endIndex
        let end = text.lastIndex { !$0.isSpace }.map { $0 + 1 } ?? text.startIndex
        guard end - start == 64 else { return .failure(.malformedKey(path: nil)) }
        return Result { () throws(CipherError) in
            try Secret(UnsafeRawBufferPointer(rebasing: text[start..<end]))
        }
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 32 || (9...13).contains(self) }

    fileprivate var hexadecimalValue: UInt8? {
        switch self {
        case 48...57: self - 48
        case 65...70: self - 55
        case 97...102: self - 87
        default: nil
        }
    }
}

import Digests
import Glibc

/// The key under which a deployment keeps customers' values, 256 bits.
///
/// Its text and bytes never appear in a log, an error or a description.
public struct DeploymentKey: Sendable, CustomStringConvertible {
    let bytes: [UInt8]
    /// The first 16 digits of the key's SHA-256: says which key, and nothing about it.
    public let keyID: String

    /// Says which key, and nothing about it.
    public var description: String { "key \(keyID)" }

    /// Reads a key of 64 hexadecimal digits; white space around them is ignored.
    ///
    /// - Throws: ``CipherError/malformedKey``.
    public init(hexadecimal text: String) throws(CipherError) {
        let digits = text.utf8.filter { !$0.isSpace }
        guard digits.count == 64 else { throw .malformedKey }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: 64, by: 2) {
            guard let high = digits[index].hexadecimalValue,
                let low = digits[index + 1].hexadecimalValue
            else { throw .malformedKey }
            bytes.append(high << 4 | low)
        }
        self.bytes = bytes
        keyID = String(SHA256.hexadecimal(of: bytes).prefix(16))
    }

    /// Reads the key in a file that nobody but its owner may read.
    ///
    /// - Throws: ``CipherError/unreadableFile(path:number:)``, ``CipherError/openFile(path:)``,
    ///   ``CipherError/malformedKey``.
    public init(file path: String) throws(CipherError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadableFile(path: path, number: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .unreadableFile(path: path, number: errno)
        }
        guard status.st_mode & 0o077 == 0 else { throw .openFile(path: path) }
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = read(descriptor, &buffer, buffer.count)
        guard count >= 0 else { throw .unreadableFile(path: path, number: errno) }
        try self.init(hexadecimal: String(decoding: buffer[..<count], as: UTF8.self))
    }
}

/// Why bytes cannot be sealed or opened.
public enum CipherError: Error, Equatable, CustomStringConvertible {
    /// A key is not 64 hexadecimal digits.
    case malformedKey
    /// A key file cannot be read.
    case unreadableFile(path: String, number: Int32)
    /// A key file may be read by others.
    case openFile(path: String)
    /// Sealed bytes are not what was sealed, or not with this key.
    case notAuthentic

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .malformedKey:
            "the deployment's key is not 64 hexadecimal digits; make one with `openssl rand -hex 32`"
        case .unreadableFile(let path, let number):
            "the key file \(path) cannot be read: \(String(cString: strerror(number)))"
        case .openFile(let path):
            "the key file \(path) may be read by others: chmod 600 it"
        case .notAuthentic:
            "kept bytes were changed, or sealed with another key than the deployment's"
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

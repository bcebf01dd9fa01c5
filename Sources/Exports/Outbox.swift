import Digests
import Foundation
import Glibc

func systemMessage(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
}

/// The folder that published files lie in: `<outbox>/<export>/`.
///
/// A file is written under `<outbox>/.staging/`, synced, read back, and linked to its final name without
/// ever replacing one; the folder is synced after. A final name therefore never shows partial content.
public struct Outbox: Sendable {
    /// The folder.
    public let path: String

    /// Creates the outbox at `path`; folders are made when they are needed, for the owner alone.
    public init(_ path: String) { self.path = path }

    /// The folder of one export's files.
    public func folder(of export: String) -> String { "\(path)/\(export)" }

    /// A file being written, digested on the way.
    final class Draft {
        let path: String
        private let descriptor: Int32
        private let digest = SHA256()
        private(set) var byteCount = 0

        init(_ path: String) throws(OutboxError) {
            unlink(path)
            descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw Outbox.failure("create", path) }
            self.path = path
        }

        deinit { close(descriptor) }

        func write(_ bytes: [UInt8]) throws(OutboxError) {
            digest.update(bytes)
            var written = 0
            while written < bytes.count {
                let count = bytes[written...].withUnsafeBytes {
                    Glibc.write(descriptor, $0.baseAddress, $0.count)
                }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw Outbox.failure("write", path) }
                written += count
            }
            byteCount += bytes.count
        }

        /// Syncs the file, reads it back and returns its digest.
        func finish() throws(OutboxError) -> String {
            guard fsync(descriptor) == 0 else { throw Outbox.failure("fsync", path) }
            let sha256 = hexadecimal(digest.finish())
            guard try Outbox.sha256(of: path) == sha256 else {
                throw OutboxError(.contentDiffers, name(path))
            }
            return sha256
        }
    }

    /// Where a run's files are written before they are published.
    func staging(_ runID: Int64) throws(OutboxError) -> String {
        let folder = "\(path)/.staging/\(runID)"
        try Self.makeFolder(path)
        try Self.makeFolder("\(path)/.staging")
        try Self.makeFolder(folder)
        return folder
    }

    /// Links a staged file to its final name; a second time finds it there.
    ///
    /// - Throws: ``OutboxError`` with code `nameTaken` when the name holds other content.
    func publish(_ staged: String, as name: String, of export: String, sha256: String)
        throws(OutboxError)
    {
        let folder = folder(of: export)
        try Self.makeFolder(folder)
        let final = "\(folder)/\(name)"
        if link(staged, final) != 0 {
            guard errno == EEXIST else { throw Self.failure("link", final) }
            guard try Self.sha256(of: final) == sha256 else { throw OutboxError(.nameTaken, name) }
        }
        try Self.sync(folder)
    }

    /// Removes a run's staging folder.
    func clear(_ runID: Int64) {
        // What is left over is never read as published, and is overwritten by the run's next attempt.
        try? FileManager.default.removeItem(atPath: "\(path)/.staging/\(runID)")
    }

    /// Returns the SHA-256 of a file in hexadecimal; reads 1 MiB at a time.
    static func sha256(of path: String) throws(OutboxError) -> String {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        let digest = SHA256()
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read", path) }
            if count == 0 { return hexadecimal(digest.finish()) }
            buffer.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

    private static func makeFolder(_ path: String) throws(OutboxError) {
        if mkdir(path, 0o700) == 0 { return try sync((path as NSString).deletingLastPathComponent) }
        guard errno == EEXIST else { throw failure("mkdir", path) }
    }

    private static func sync(_ folder: String) throws(OutboxError) {
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("fsync", folder) }
    }

    fileprivate static func failure(_ call: String, _ path: String) -> OutboxError {
        OutboxError(.systemCallFailed, "\(call) \(path)", number: errno)
    }
}

private func name(_ path: String) -> String { (path as NSString).lastPathComponent }

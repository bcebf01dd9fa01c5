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
///
/// The outbox and every folder in it belong to whoever runs this program, are written by nobody else, and are
/// never symbolic links: what stands in them is nobody else's then.
public struct Outbox: Sendable {
    /// The folder.
    public let path: String

    /// Creates the outbox at `path`; folders are made when they are needed, for the owner alone.
    public init(_ path: String) {
        // A slash at the end would look behind a symbolic link.
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// The folder of one export's files.
    public func folder(of export: String) -> String { "\(path)/\(export)" }

    /// Where the owner of a run writes its files before they are published: no other owner's folder.
    func staging(_ runID: Int64, _ token: Int64) throws(OutboxError) -> String {
        let folder = "\(path)/.staging/\(runID).\(token)"
        for each in [path, "\(path)/.staging", folder] { try Self.makeFolder(each) }
        return folder
    }

    /// The runs and tokens that have a folder for staging.
    func stagings() -> [(runID: Int64, token: Int64)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/.staging")) ?? []
        return names.compactMap { name in
            let parts = name.split(separator: ".").compactMap { Int64($0) }
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }
    }

    /// Checks that files of about `bytes` fit twice: while they are written, and beside what is published.
    ///
    /// - Throws: ``OutboxError`` with code `tooLittleSpace`.
    func requireSpace(_ bytes: Int) throws(OutboxError) {
        try Self.makeFolder(path)
        var space = statvfs()
        guard statvfs(path, &space) == 0 else { throw Self.failure("statvfs", path) }
        let free = Int(space.f_bavail) * Int(space.f_frsize)
        guard free >= bytes else {
            throw OutboxError(.tooLittleSpace, "\(free) bytes free, about \(bytes) needed")
        }
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

    /// Whether an export's folder holds `name` with this content.
    ///
    /// - Throws: ``OutboxError`` with code `nameTaken` when it holds it with other content.
    func holds(_ name: String, of export: String, sha256: String) throws(OutboxError) -> Bool {
        let final = "\(folder(of: export))/\(name)"
        guard access(final, F_OK) == 0 else { return false }
        guard try Self.sha256(of: final) == sha256 else { throw OutboxError(.nameTaken, name) }
        return true
    }

    /// Whether an export's folder holds `name` with this content; other content is not it.
    func contains(_ name: String, of export: String, sha256: String) throws(OutboxError) -> Bool {
        let final = "\(folder(of: export))/\(name)"
        guard access(final, F_OK) == 0 else { return false }
        return try Self.sha256(of: final) == sha256
    }

    /// Removes a file that was linked and never published: its manifest does not name it yet.
    ///
    /// What is not there, or holds other content, is left as it is.
    func takeBack(_ name: String, of export: String, sha256: String) throws(OutboxError) {
        guard try contains(name, of: export, sha256: sha256) else { return }
        let final = "\(folder(of: export))/\(name)"
        guard unlink(final) == 0 || errno == ENOENT else { throw Self.failure("unlink", final) }
        try Self.sync(folder(of: export))
    }

    /// Removes a run's folders for staging, of an owner and of those that were cut short before it.
    ///
    /// They hold the same people's details. Without a token, of every owner: nobody goes on with the run.
    func clear(_ runID: Int64, _ token: Int64 = .max) {
        for folder in stagings() where folder.runID == runID && folder.token <= token {
            // What is left over is never read as published, and goes with the next run of the export.
            try? FileManager.default.removeItem(atPath: "\(path)/.staging/\(runID).\(folder.token)")
        }
    }

    /// Returns the SHA-256 of a file of ours in hexadecimal; reads 1 MiB at a time.
    static func sha256(of path: String) throws(OutboxError) -> String {
        let descriptor = try openOwnFile(path)
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

    static func failure(_ call: String, _ path: String) -> OutboxError {
        OutboxError(.systemCallFailed, "\(call) \(path)", number: errno)
    }
}

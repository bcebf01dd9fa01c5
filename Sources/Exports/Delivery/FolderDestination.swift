import Foundation
import Glibc

/// A folder that files are published to: `<outbox>/<export>/`.
///
/// A file is written under `<outbox>/.staging/`, synced, read back, and linked to its final name without
/// ever replacing one; the folder is synced after. A final name therefore never shows partial content.
///
/// The outbox and every folder in it belong to whoever runs this program, are written by nobody else, and are
/// never symbolic links: what stands in them is nobody else's then.
public struct FolderDestination: Destination {
    /// The folder.
    public let place: String

    /// Creates the destination at `path`; folders are made when they are needed, for the owner alone.
    public init(_ path: String) {
        // A slash at the end would look behind a symbolic link.
        place = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    func full(_ path: DestinationPath) -> String {
        path.text.isEmpty ? place : "\(place)/\(path)"
    }

    /// Makes sure that so many bytes are free: the estimate counts a file twice, written and published.
    public func requireSpace(_ bytes: Int) throws(OutboxError) {
        try Self.makeFolder(place)
        let free = try Self.freeBytes(at: place)
        guard free >= bytes else {
            throw OutboxError(.tooLittleSpace, "\(free) bytes free, about \(bytes) needed")
        }
    }

    /// Makes a run's folder below `.staging`, for its owner alone.
    public func stage(_ runID: Int64, _ token: Int64) throws(OutboxError) -> Staging {
        let staging = Staging(runID, token)
        for each in [place, full(.stagings), full(staging.path)] { try Self.makeFolder(each) }
        return staging
    }

    /// Creates a file that only its owner may read.
    public func draft(_ path: DestinationPath) throws(OutboxError) -> any DestinationDraft {
        try FileDraft(path, full(path))
    }

    /// Links a staged file to its final name, never replacing one, and syncs the folder.
    public func publish(_ staged: DestinationPath, as final: DestinationPath, sha256: String)
        throws(OutboxError)
    {
        let folder = full(final.parent)
        try Self.makeFolder(folder)
        if link(full(staged), full(final)) != 0 {
            guard errno == EEXIST else { throw Self.failure("link", full(final)) }
            guard try self.sha256(of: final) == sha256 else {
                throw OutboxError(.nameTaken, final.name)
            }
        }
        try Self.sync(folder)
    }

    /// Writes a head beside the one before and renames it into its place.
    public func replaceHead(of export: String, with bytes: [UInt8]) throws(OutboxError) {
        try Self.makeFolder(place)
        try Self.makeFolder(full(.heads))
        let draft = try draft(.draftOfHead(of: export))
        try draft.write(bytes)
        _ = try draft.finish()
        let final = full(.head(of: export))
        guard rename(full(draft.path), final) == 0 else { throw Self.failure("rename", final) }
        try Self.sync(full(.heads))
    }

    /// What lies at a path; a symbolic link is itself, whatever it leads to.
    public func entry(at path: DestinationPath) -> DestinationEntry? {
        var found = stat()
        guard lstat(full(path), &found) == 0 else { return nil }
        let isFile = found.st_mode & S_IFMT == S_IFREG
        return isFile ? .file(byteCount: Int(found.st_size)) : .other
    }

    /// Opens a plain file of ours; no link, no pipe.
    public func reader(of path: DestinationPath, chunkBytes: Int) throws(OutboxError)
        -> any DestinationReader
    {
        try FileReader(full(path), chunkBytes: chunkBytes)
    }

    /// The names of a folder's entries.
    public func names(in folder: DestinationPath) throws(OutboxError) -> [String] {
        guard access(full(folder), F_OK) == 0 else { return [] }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: full(folder))
        } catch {
            throw OutboxError(.notAFolder, full(folder))
        }
    }

    /// Unlinks a file and syncs its folder.
    public func remove(_ path: DestinationPath) throws(OutboxError) {
        let (file, folder) = (full(path), full(path.parent))
        guard unlink(file) == 0 || errno == ENOENT else { throw Self.failure("unlink", file) }
        if access(folder, F_OK) == 0 { try Self.sync(folder) }
    }

    /// Removes a staging's folder with what is in it.
    public func discard(_ staging: Staging) {
        try? FileManager.default.removeItem(atPath: full(staging.path))
    }

    static func failure(_ call: String, _ path: String) -> OutboxError {
        OutboxError(.systemCallFailed, "\(call) \(path)", number: errno)
    }
}

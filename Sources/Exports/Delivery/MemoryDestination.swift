import Digests
import Glibc
import Synchronization

/// A destination that keeps what it is given for as long as it lives, for tests and trials.
package final class MemoryDestination: Destination {
    package let place: String
    private let files = Mutex<[DestinationPath: [UInt8]]>([:])

    /// Creates an empty one that people are told is at `place`.
    package init(_ place: String = "memory:") { self.place = place }

    package func requireOwn(_ export: String) {}

    package func inspect(for exports: [String]) -> DestinationState {
        DestinationState(isThere: true, freeBytes: nil)
    }

    package func requireSpace(_ bytes: Int) {}

    package func stage(_ runID: Int64, _ token: Int64) -> Staging { Staging(runID, token) }

    package func draft(_ path: DestinationPath) -> any DestinationDraft {
        files.withLock { $0[path] = [] }
        return Draft(path, in: self)
    }

    package func publish(_ staged: DestinationPath, as final: DestinationPath, sha256: String)
        throws(OutboxError)
    {
        try files.withLock { files throws(OutboxError) in
            guard let bytes = files[staged] else { throw Self.missing("link", final) }
            guard let held = files[final] else { return files[final] = bytes }
            guard SHA256.hexadecimal(of: held) == sha256 else {
                throw OutboxError(.nameTaken, final.name)
            }
        }
    }

    package func replaceHead(of export: String, with bytes: [UInt8]) {
        files.withLock { $0[.head(of: export)] = bytes }
    }

    package func entry(at path: DestinationPath) -> DestinationEntry? {
        files.withLock { $0[path] }.map { .file(byteCount: $0.count) }
    }

    package func reader(of path: DestinationPath, chunkBytes: Int) throws(OutboxError)
        -> any DestinationReader
    {
        guard let bytes = files.withLock({ $0[path] }) else { throw Self.missing("open", path) }
        return Reader(bytes[...], chunkBytes)
    }

    package func names(in folder: DestinationPath) -> [String] {
        let start = folder.text.isEmpty ? "" : "\(folder)/"
        let below = files.withLock { $0.keys.filter { $0.text.hasPrefix(start) } }
        return Set(below.compactMap { $0.text.dropFirst(start.count).split(separator: "/").first })
            .map(String.init)
    }

    package func list() -> DestinationListing {
        var listing = DestinationListing()
        listing.files = files.withLock { $0.keys.sorted { $0.text < $1.text } }
        listing.looked = listing.files.count
        return listing
    }

    package func remove(_ path: DestinationPath) { files.withLock { $0[path] = nil } }

    package func discard(_ staging: Staging) {
        let start = "\(staging.path)/"
        files.withLock { files in
            for path in files.keys where path.text.hasPrefix(start) { files[path] = nil }
        }
    }

    private static func missing(_ call: String, _ path: DestinationPath) -> OutboxError {
        OutboxError(.systemCallFailed, "\(call) \(path)", number: ENOENT)
    }

    /// A file that is being written.
    private final class Draft: DestinationDraft {
        let path: DestinationPath
        private let destination: MemoryDestination
        private(set) var byteCount = 0

        init(_ path: DestinationPath, in destination: MemoryDestination) {
            self.path = path
            self.destination = destination
        }

        func write(_ bytes: [UInt8]) {
            destination.files.withLock { $0[path, default: []] += bytes }
            byteCount += bytes.count
        }

        func finish() throws(OutboxError) -> String { try destination.sha256(of: path) }
    }

    /// A file that is read, as it was when it was opened.
    private final class Reader: DestinationReader {
        private var rest: ArraySlice<UInt8>
        private let chunkBytes: Int

        init(_ bytes: ArraySlice<UInt8>, _ chunkBytes: Int) {
            rest = bytes
            self.chunkBytes = chunkBytes
        }

        func next() -> [UInt8]? {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(chunkBytes) }
            return Array(rest.prefix(chunkBytes))
        }
    }
}

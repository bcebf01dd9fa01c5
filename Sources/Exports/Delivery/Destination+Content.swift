import Digests

extension Destination {
    /// Where an export's files are, as people are told.
    public func folder(of export: String) -> String { "\(place)/\(export)" }

    /// Returns the SHA-256 of a file of ours in hexadecimal; reads 1 MiB at a time.
    func sha256(of path: DestinationPath) throws(OutboxError) -> String {
        try reader(of: path, chunkBytes: 1 << 20).sha256()
    }

    /// Whether a path holds a file with this content; other content is not it.
    func contains(_ path: DestinationPath, sha256: String) throws(OutboxError) -> Bool {
        guard entry(at: path) != nil else { return false }
        return try self.sha256(of: path) == sha256
    }

    /// Whether a path holds a file with this content.
    ///
    /// - Throws: ``OutboxError`` with code `nameTaken` when it holds other content.
    func holds(_ path: DestinationPath, sha256: String) throws(OutboxError) -> Bool {
        guard entry(at: path) != nil else { return false }
        guard try self.sha256(of: path) == sha256 else { throw OutboxError(.nameTaken, path.name) }
        return true
    }

    /// Removes a file that has its final name and was never published: its manifest does not name it yet.
    ///
    /// What is not there, or holds other content, is left as it is.
    func takeBack(_ path: DestinationPath, sha256: String) throws(OutboxError) {
        if try contains(path, sha256: sha256) { try remove(path) }
    }

    /// The names of a run's files and manifest that do not lie with those of its export as they were sent.
    ///
    /// Of those that are fresh, made and read back just now, the lengths say enough.
    func missing(of run: ExportRunner.State, isFresh: Bool) -> [String] {
        let files = run.files.map { ($0.name, $0.bytes, $0.sha256) }
        let manifest = Array(run.manifest.utf8)
        let all = files + [(run.manifestName, manifest.count, SHA256.hexadecimal(of: manifest))]
        return all.filter { name, bytes, sha256 in
            let path = DestinationPath.published(name, of: run.export)
            guard entry(at: path) == .file(byteCount: bytes) else { return true }
            return !isFresh && (try? self.sha256(of: path)) != sha256
        }.map(\.0)
    }

    /// The stagings that owners of runs have.
    func stagings() -> [Staging] {
        ((try? names(in: .stagings)) ?? []).compactMap(Staging.init(named:))
    }

    /// Removes a run's stagings, of an owner and of those that were cut short before it.
    ///
    /// They hold the same people's details. Without a token, of every owner: nobody goes on with the run. What is left
    /// over is never read as published, and goes with the next run of the export.
    func clear(_ runID: Int64, _ token: Int64 = .max) {
        for staging in stagings() where staging.runID == runID && staging.token <= token {
            discard(staging)
        }
    }
}

extension DestinationReader {
    /// Reads to the end and returns the SHA-256 of what was read, in hexadecimal.
    func sha256() throws(OutboxError) -> String {
        let digest = SHA256()
        while let bytes = try next() { digest.update(bytes) }
        return hexadecimal(digest.finish())
    }
}

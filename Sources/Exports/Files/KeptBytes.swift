import Ciphers
import Digests
import Failpoints
import Postgres

/// The bytes of a run's files, sealed with the deployment's key in the database.
///
/// They bring a file back, to the byte, after addresses changed or people were erased.
struct KeptBytes: Sendable {
    let key: DeploymentKey

    private static let chunkBytes = 1 << 20

    /// Seals what was staged at a destination, in the caller's transaction, and checks it against their digests.
    ///
    /// - Throws: ``OutboxError`` with code `contentDiffers` when a file is not what was written.
    func keep(
        _ files: [BuiltFile],
        of runID: Int64,
        from destination: any Destination,
        on session: Session
    ) async throws {
        try await session.beginCopyIn(Templates.copyKeptBytes.filled([:]))
        try await session.sendCopy(BinaryRows.header)
        var chunks = 0
        for (index, file) in files.enumerated() {
            let reader = try destination.reader(of: file.path, chunkBytes: Self.chunkBytes)
            let digest = SHA256()
            var number = 0
            while let chunk = try reader.next() {
                digest.update(chunk)
                var row = BinaryRows()
                row.begin(fields: 4)
                row.append(bigint: runID)
                row.append(integer: index + 1)
                row.append(integer: number)
                row.append(
                    bytea: SealedBytes.seal(chunk, as: label(runID, index + 1, number), with: key)
                )
                try await session.sendCopy(row.bytes)
                number += 1
                chunks += 1
                Failpoint.reach("stage.copy")
            }
            guard hexadecimal(digest.finish()) == file.sha256 else {
                throw OutboxError(.contentDiffers, "\(file.content.rawValue) of run \(runID)")
            }
        }
        try await session.sendCopy(BinaryRows.trailer)
        try await session.endCopyIn(rows: chunks)
    }

    /// Returns one chunk of a file, opened; `nil` behind the last.
    ///
    /// - Throws: `CipherError.notAuthentic`, `PostgresError`.
    func chunk(_ number: Int, of file: Int, of runID: Int64, on session: Session) async throws
        -> [UInt8]?
    {
        try await session.within { try chunk(number, of: file, of: runID, in: $0) }
    }

    /// The same inside the caller's transaction.
    func chunk(_ number: Int, of file: Int, of runID: Int64, in session: isolated Session) throws
        -> [UInt8]?
    {
        let values: [Value] = [.bigint(runID), .integer(file), .integer(number)]
        guard let row = try session.query(SQL.readKeptChunk, values).first else { return nil }
        return try SealedBytes.open(row.sealed, as: label(runID, file, number), with: key)
    }

    /// Keeps the bytes of a chunk sealed with this key, in the place of what was kept of it, while the key is changed.
    func replace(
        _ number: Int,
        of file: Int,
        of runID: Int64,
        with bytes: [UInt8],
        in session: isolated Session
    ) throws {
        let sealed = SealedBytes.seal(bytes, as: label(runID, file, number), with: key)
        let values: [Value] = [.bigint(runID), .integer(file), .integer(number), .bytea(sealed)]
        try session.query(SQL.resealChunk, values)
    }

    /// Writes a file's kept bytes to a path of a destination, read back.
    ///
    /// - Returns: the digest of what was written.
    func restore(
        _ file: Int,
        of runID: Int64,
        to path: DestinationPath,
        of destination: any Destination,
        from pool: SessionPool
    ) async throws -> String {
        try await pool.withSession { session in
            let draft = try destination.draft(path)
            var number = 0
            while let chunk = try await chunk(number, of: file, of: runID, on: session) {
                try draft.write(chunk)
                number += 1
            }
            return try draft.finish()
        }
    }

    private func label(_ runID: Int64, _ file: Int, _ chunk: Int) -> String {
        "segcast run \(runID) file \(file) chunk \(chunk)"
    }
}

/// Lets a reader wait for what was written, and makes sure that it is shown at all.
public enum ReadPosition {
    /// Returns once `reader` shows everything that was committed through `writer` before the call.
    ///
    /// A reader that is the primary itself, or the same pool, shows it at once; a replica once it has
    /// replayed the primary's log so far.
    ///
    /// - Parameters:
    ///   - reader: sessions with the primary or a replica of it.
    ///   - writer: sessions with the primary.
    ///   - limit: how long to wait; a minute by custom.
    /// - Throws: ``ReplicaError/behind(seconds:)`` when the replica lags longer than that,
    ///   ``ReplicaError/isNone(_:)`` when it is the replica of something else; `PostgresError`.
    public static func catchUp(
        _ reader: SessionPool,
        with writer: SessionPool,
        within limit: Duration = .seconds(60)
    ) async throws {
        if reader === writer { return }
        try await writer.withSession { try await catchUp(reader, with: $0, within: limit) }
    }

    /// Returns once `reader` shows everything that was committed before the call, as `writer`, a session with the
    /// primary, sees it.
    ///
    /// - Throws: ``ReplicaError/behind(seconds:)``, ``ReplicaError/isNone(_:)``; `PostgresError`.
    public static func catchUp(
        _ reader: SessionPool,
        with writer: Session,
        within limit: Duration = .seconds(60)
    ) async throws {
        let written = try await writer.one(SQL.findWritePosition)
        let position: [Value] = [.text(written.logPosition)]
        let cutoff = ContinuousClock.now + limit
        while true {
            let shown = try await reader.one(SQL.hasPosition, position)
            if let doubt = ServerPlace(shown).doubt(about: ServerPlace(written)) {
                throw ReplicaError.isNone(doubt)
            }
            if shown.isThere { return }
            guard ContinuousClock.now < cutoff else {
                throw ReplicaError.behind(seconds: Int(limit.components.seconds))
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Makes sure that `reader` is the database of `writer` or a physical replica of it, before anything is read.
    ///
    /// A copy has the numbers of what it was copied from, and a replica of a copy replays a log as long as ours. So a
    /// mark is made here, and has to arrive there.
    ///
    /// - Throws: ``ReplicaError``; `PostgresError`.
    public static func requireReplica(_ reader: SessionPool, of writer: SessionPool) async throws {
        let written = try await writer.one(SQL.findWritePosition)
        let position: [Value] = [.text(written.logPosition)]
        let place = ServerPlace(try await reader.one(SQL.hasPosition, position))
        if let doubt = place.doubt(about: ServerPlace(written)) {
            throw ReplicaError.isNone(doubt)
        }
        if place.isReplica {
            guard try await system(of: reader) == system(of: writer) else {
                throw ReplicaError.isNone("it follows another server")
            }
        }
        let mark: [Value] = [.bigint(Int64(UInt32.random(in: 1 << 30 ..< .max)))]
        try await writer.query(SQL.makeMark, mark)
        let arrived: Result<Bool, any Error>
        do {
            try await catchUp(reader, with: writer)
            arrived = .success(try await reader.one(SQL.hasMark, mark).isThere)
        } catch {
            arrived = .failure(error)
        }
        try await writer.query(SQL.dropMark, mark)
        guard try arrived.get() else {
            throw ReplicaError.isNone("what is written to the primary does not arrive there")
        }
    }

    private static func system(of pool: SessionPool) async throws -> String {
        do {
            return try await pool.one(SQL.findSystem).systemIdentifier
        } catch let error as PostgresError where error.state == .insufficientPrivilege {
            let login = try await pool.one(SQL.findReader).login
            throw ReplicaError.mayNotTell(login: login)
        }
    }
}

/// Which server and database a session is connected to.
private struct ServerPlace {
    let database: Int
    let isReplica: Bool
    let startedAt: Instant

    init(_ row: SQL.FindWritePositionRow) {
        (database, isReplica, startedAt) = (row.databaseOID, row.isReplica, row.startedAt)
    }

    init(_ row: SQL.HasPositionRow) {
        (database, isReplica, startedAt) = (row.databaseOID, row.isReplica, row.startedAt)
    }

    /// Why this is neither `primary` nor a replica of it; `nil` when it may be.
    func doubt(about primary: Self) -> String? {
        if database != primary.database { return "it is another database" }
        if isReplica || startedAt == primary.startedAt { return nil }
        return "it is another server that follows none: a copy, or a replica that was promoted"
    }
}

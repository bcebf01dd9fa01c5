public import Postgres

/// Brings a database to the schema of this program, or says why it cannot.
public struct Migrator: Sendable {
    private let pool: SessionPool

    /// Creates a migrator for the database of `pool`.
    public init(_ pool: SessionPool) { self.pool = pool }

    /// Applies every migration that is missing, each in a transaction of its own.
    ///
    /// Any number may run at once: each transaction takes the migrators' lock first, looks again, and
    /// records itself last, so that one applies a migration and the others pass by.
    ///
    /// - Returns: the names of the migrations that this call applied.
    /// - Throws: ``SchemaError`` when a schema with our name is somebody else's, the database is newer than the
    ///   program, was made by one that was never released, or a migration was edited after it was applied;
    ///   `PostgresError`, with everything before the failing migration kept.
    public func migrate() async throws -> [String] {
        try await apply(Migrations.all)
    }

    func apply(_ scripts: [Script]) async throws -> [String] {
        try await found()
        var applied: [String] = []
        for (position, script) in scripts.enumerated() {
            let isNew = try await pool.transaction { session in
                try session.query(SQL.lockMigrations)
                let found = try session.query(SQL.listMigrations)
                if position < found.count {
                    let sum = try session.one(SQL.checkSum, [.text(script.text)]).checksum
                    guard sum == found[position].checksum else {
                        // No released program ever begins otherwise.
                        throw position == 0
                            ? SchemaError.unreleased : .edited(migration: script.path)
                    }
                }
                if let last = found.last {
                    let version = last.version
                    guard version <= scripts.count else {
                        throw SchemaError.newerThanProgram(
                            database: version,
                            program: scripts.count
                        )
                    }
                }
                if position < found.count { return false }
                try session.run(script)
                let name = script.path
                try session.query(
                    SQL.recordMigration,
                    [.integer(position + 1), .text(name), .text(script.text)]
                )
                return true
            }
            if isNew { applied.append(script.path) }
        }
        return applied
    }

    /// Makes what the migrators' lock stands on.
    private func found() async throws {
        for attempt in 1... {
            let ground = try await SchemaGround(of: pool)
            let founded = try await pool.one(SQL.findSchema).isFounded
            try ground.requireOwn(isFounded: founded)
            if founded { return }
            do {
                return try await pool.transaction { try $0.run(Scripts.foundSchema) }
            } catch let error as PostgresError
                where attempt < 20 && SQLState.madeByAnother.contains(error.state)
            {
                continue
            }
        }
    }

    /// Makes sure that the database has exactly this program's schema, and changes nothing.
    ///
    /// - Throws: ``SchemaError/notInitialised``, ``SchemaError/unreleased``,
    ///   ``SchemaError/olderThanProgram(database:program:)`` or ``SchemaError/newerThanProgram(database:program:)``;
    ///   ``SchemaError/planted(object:owner:)`` and the like when
    ///   somebody else's things lie in our schemas.
    public func verify() async throws {
        let known = Migrations.all
        let founded = try await pool.one(SQL.findSchema).isFounded
        guard founded else { throw SchemaError.notInitialised }
        try await SchemaGround(of: pool).requireWhole()
        let found = try await pool.query(SQL.listMigrations)
        if let first = found.first {
            let sum = try await pool.one(SQL.checkSum, [.text(known[0].text)]).checksum
            guard sum == first.checksum else {
                throw SchemaError.unreleased
            }
        }
        guard found.count >= known.count else {
            throw SchemaError.olderThanProgram(database: found.count, program: known.count)
        }
        guard found.count <= known.count else {
            throw SchemaError.newerThanProgram(database: found.count, program: known.count)
        }
    }
}

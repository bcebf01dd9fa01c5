import ArgumentParser
import Exports
import Postgres
import Refresh
import Registry
import Synchronization

/// What a shell may go on with: what is in the database, where it answers at once.
///
/// Nobody's key is among it. A database that is slow, away or not ours has nothing to offer, and nobody is told.
extension CompletionKind {
    /// The newest runs.
    static let runs = rows { pool, _ in
        try await RunKeeper(pool).runs(of: nil, limit: 50).map { "\($0.runID)" }
    }

    /// The versions of the outcome on the line.
    static let versions = rows { pool, line in
        try await ModelRegistry(pool).list().filter { line.words.contains($0.outcome) }
            .map { "\($0.version)" }
    }

    /// The newest releases.
    static let releases = rows { pool, _ in
        try await pool.query(SQL.listNewestReleases).map { "\($0.releaseID)" }
    }

    /// Schemas that may hold a warehouse.
    static let schemas = rows { pool, _ in
        try await pool.query(SQL.listSchemas).map(\.schemaName)
    }

    private static func rows(
        _ find: @escaping @Sendable (SessionPool, CommandLineWords) async throws -> [String]
    ) -> Self {
        .custom { words, _, _ async in
            await within(.milliseconds(800)) {
                let settings = try DeploymentSettings().database()
                let pool = SessionPool(settings, limit: 1, deadline: .seconds(1), isReadOnly: true)
                return try await find(pool, CommandLineWords(words))
            }
        }
    }

    /// What `body` returns in time; else nothing.
    ///
    /// What is still waited for ends with the program.
    private static func within(
        _ limit: Duration,
        _ body: @escaping @Sendable () async throws -> [String]
    ) async -> [String] {
        let isAnswered = Mutex(false)
        let answer: @Sendable ([String], CheckedContinuation<[String], Never>) -> Void = {
            found,
            turn in
            let isFirst = isAnswered.withLock { answered in
                defer { answered = true }
                return !answered
            }
            if isFirst { turn.resume(returning: found) }
        }
        return await withCheckedContinuation { turn in
            Task { answer((try? await body()) ?? [], turn) }
            Task {
                try? await Task.sleep(for: limit)
                answer([], turn)
            }
        }
    }
}

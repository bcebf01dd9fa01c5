/// What stands between a session and its server.
public enum Pooler: String, CaseIterable, Sendable {
    /// Nothing: the process that answers is the one that let the session in.
    case none
    /// A pooler that keeps one server process for a session.
    case session
    /// A pooler that gives a session another server process for each transaction, as pgbouncer does with
    /// `pool_mode = transaction`.
    case transaction

    /// Looks who answers two sessions.
    ///
    /// A pooler lets a session in with a number of its own. While the first session is idle between transactions, one in
    /// transaction mode lends its process to the second, and one in session mode does not.
    ///
    /// - Precondition: the pool has two sessions.
    /// - Throws: ``PostgresError``.
    public static func find(_ pool: SessionPool) async throws -> Self {
        try await pool.withTwoSessions { first, second in
            let own = try await first.one(SQL.findProcess).processID
            let other = try await second.one(SQL.findProcess).processID
            return Self(announced: first.announcedProcess, own: own, other: other)
        }
    }

    /// Decides by the process that was announced to a session, the one that answers it, and the one that answers another
    /// session beside it.
    init(announced: Int, own: Int, other: Int) {
        self = announced == own ? .none : own == other ? .transaction : .session
    }
}

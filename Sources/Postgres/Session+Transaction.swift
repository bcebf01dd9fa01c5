import CLibPQ

extension Session {
    /// Runs `body` between `begin` and `commit`; rolls back if it throws.
    ///
    /// The statements run back to back on this session's thread.
    ///
    /// - Parameter body: the statements to run; it must not begin another transaction.
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws, or the ``PostgresError`` of `begin` or `commit`. One of `commit`
    ///   with failure class `unknown` means: read the state by its key before doing anything else.
    public func transaction<T: Sendable>(_ body: @Sendable (isolated Session) throws -> T) throws
        -> T
    {
        try begin()
        do {
            let value = try body(self)
            try commit()
            return value
        } catch {
            rollback()
            throw error
        }
    }

    /// Runs `body` in one transaction across suspension points, such as a COPY by batches.
    ///
    /// - Throws: what `body` throws, or the ``PostgresError`` of `begin` or `commit`.
    public func longTransaction<T: Sendable>(_ body: @Sendable () async throws -> T) async throws
        -> T
    {
        try begin()
        do {
            let value = try await body()
            try commit()
            return value
        } catch {
            rollback()
            throw error
        }
    }

    /// Runs statements back to back on this session's thread, inside a transaction that is open.
    public func within<T: Sendable>(_ body: @Sendable (isolated Session) throws -> T) rethrows -> T
    {
        try body(self)
    }

    /// Begins a transaction at READ COMMITTED, and settles what its statements mean and how long they may last.
    ///
    /// - Throws: ``PostgresError``; no transaction is open then.
    public func begin() throws(PostgresError) {
        do throws(PostgresError) {
            try run(opening)
        } catch {
            rollback()
            throw error
        }
    }

    /// Commits; an answer of ROLLBACK, for a transaction that had failed, is an error.
    ///
    /// One that only reads is rolled back instead: nothing is lost, and what a function of others has set for the
    /// session is undone.
    public func commit() throws(PostgresError) {
        let isFailed = PQtransactionStatus(connection) == PQTRANS_INERROR
        let end = isReadOnly ? "rollback" : "commit"
        try answer(Statement(path: end, text: end))
        if isFailed {
            throw PostgresError(.statementRefused, query: end, message: "had failed before")
        }
    }

    /// Rolls back what is open; a session that cannot is dead, and the server has rolled back.
    public func rollback() {
        abandonCopy()
        guard isAlive, isInTransaction else { return }
        // A failure here loses the session, and with it the transaction: nothing is left to undo.
        _ = try? answer(Statement(path: "rollback", text: "rollback"))
    }
}

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

    /// Begins a transaction, and settles what its statements mean and how long they may last.
    ///
    /// At READ COMMITTED, so that a statement sees what was committed before it; one that only reads sees what was
    /// committed before its first.
    ///
    /// - Throws: ``PostgresError``; no transaction is open then.
    public func begin() throws(PostgresError) {
        do throws(PostgresError) {
            try run(opening)
            isUnsettled = false
        } catch {
            rollback()
            throw error
        }
    }

    /// Marks in an open transaction where ``undo()`` goes back to.
    public func mark() throws(PostgresError) {
        try answer(Statement(path: "savepoint", text: "savepoint mark"))
    }

    /// Undoes what was done since ``mark()``, also what a function of others has set.
    public func undo() throws(PostgresError) {
        let undo = Statement(path: "undo", text: "rollback to savepoint mark")
        do throws(PostgresError) {
            try answer(undo)
        } catch {
            // A time limit that such a function has set ended this too, and ended with it.
            guard isAlive, isInTransaction else { throw error }
            try answer(undo)
        }
    }

    /// Commits; an answer of ROLLBACK, for a transaction that had failed, is an error.
    ///
    /// One that only reads is rolled back instead: nothing is lost, and what a function of others has set for the
    /// session is undone.
    public func commit() throws(PostgresError) {
        let isFailed = PQtransactionStatus(connection) == PQTRANS_INERROR
        if isReadOnly {
            rollback()
            guard isReusable else { throw lost("rollback") }
        } else {
            phase = .commit
            defer { phase = .statement }
            try answer(Statement(path: "commit", text: "commit"))
        }
        if isFailed {
            throw PostgresError(.statementRefused, query: "commit", message: "had failed before")
        }
    }

    /// Rolls back what is open; a session that cannot is dead, and the server has rolled back.
    public func rollback() {
        abandonCopy()
        // Again where a time limit that others' code has set ended the first, for it ended with it. A further failure
        // loses the session, and with it the transaction: nothing is left to undo.
        for _ in 0..<2 where isAlive && isInTransaction {
            _ = try? answer(Statement(path: "rollback", text: "rollback"))
        }
    }
}

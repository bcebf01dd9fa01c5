import CLibPQ

/// One row as it arrives, its columns by their place; valid only inside the closure that receives it.
public struct StreamedRow {
    fileprivate let result: OpaquePointer
    fileprivate let query: String

    /// Returns a column, or `nil` for NULL.
    ///
    /// - Parameters:
    ///   - column: its place, from 0.
    ///   - type: what to read it as.
    /// - Returns: the value, or `nil` for NULL.
    /// - Throws: ``PostgresError`` with code `valueUnreadable` when the type differs.
    public func optional<T: ColumnDecodable>(
        _ column: Int,
        as type: T.Type = T.self
    ) throws(PostgresError) -> T? {
        let column = Int32(column)
        guard PQgetisnull(result, 0, column) == 0 else { return nil }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(result, 0, column),
            count: Int(PQgetlength(result, 0, column))
        )
        guard let value = T(binary: bytes, type: PQftype(result, column)) else {
            throw PostgresError(
                .valueUnreadable,
                query: query,
                message: "column \(column): type \(PQftype(result, column)) is not \(T.self)"
            )
        }
        return value
    }

    /// Returns a column that is never NULL.
    public func value<T: ColumnDecodable>(
        _ column: Int,
        as type: T.Type = T.self
    ) throws(PostgresError) -> T {
        guard let value = try optional(column, as: type) else {
            throw PostgresError(
                .valueUnreadable,
                query: query,
                message: "column \(column) is null"
            )
        }
        return value
    }
}

extension Session {
    /// Begins a statement whose rows are read by batches, however many there are.
    ///
    /// Unlike a COPY it takes parameters. Until ``readRows(upTo:into:_:)`` has returned `nil` the session
    /// does nothing else.
    ///
    /// - Throws: ``PostgresError`` when the connection is gone.
    public func beginRows(_ statement: Statement, _ values: [Value] = []) throws(PostgresError) {
        precondition(copy == nil, "a COPY is running")
        try send(statement, values)
        guard PQsetSingleRowMode(connection) == 1 else { throw lost(statement.path) }
        copy = CopyState(query: statement.path)
    }

    /// Reads up to `limit` rows into a batch; `nil` when all were read, however often it is asked.
    ///
    /// - Throws: ``PostgresError``, also when the statement dies halfway: what came before does not count.
    public func readRows<Batch: Sendable>(
        upTo limit: Int,
        into empty: @Sendable () -> Batch,
        _ append: @Sendable (StreamedRow, inout Batch) throws -> Void
    ) throws -> Batch? {
        guard var state = copy else { return nil }
        if state.isFinished {
            copy = nil
            return nil
        }
        var batch = empty()
        var count = 0
        let cutoff = ContinuousClock.now + deadline
        while count < limit, !state.isFinished {
            if let stop = try wait(until: cutoff, state.query) {
                finishRows()
                throw stop
            }
            guard let next = PQgetResult(connection) else {
                copy = nil
                throw lost(state.query)
            }
            defer { PQclear(next) }
            switch PQresultStatus(next) {
            case PGRES_SINGLE_TUPLE:
                do {
                    try append(StreamedRow(result: next, query: state.query), &batch)
                } catch {
                    finishRows()
                    throw error
                }
                count += 1
            case PGRES_TUPLES_OK: state.isFinished = true
            default:
                let failure = refused(next, state.query) ?? lost(state.query)
                finishRows()
                throw failure
            }
        }
        state.rows += count
        copy = state
        if state.isFinished {
            while let rest = PQgetResult(connection) { PQclear(rest) }
            if count == 0 { copy = nil }
        }
        return count == 0 ? nil : batch
    }

    /// Ends a statement whose rows nobody reads to the end.
    private func finishRows() {
        copy = nil
        _ = cancel("", "stopped while reading rows")
        while let rest = PQgetResult(connection) { PQclear(rest) }
    }
}

import CLibPQ

/// One row as it arrives, its columns by their place; valid only inside the closure that receives it.
public struct StreamedRow {
    fileprivate let result: OpaquePointer
    fileprivate let query: String

    // One method a type, not a generic one: a generic would be looked up for every cell.

    /// Returns a column of whole numbers that is never NULL.
    ///
    /// - Throws: ``PostgresError`` with code `valueUnreadable` when it is something else.
    public func bigint(_ column: Int) throws(PostgresError) -> Int64 {
        guard let (bytes, type) = field(column), let value = Int64(binary: bytes, type: type)
        else { throw unreadable(column) }
        return value
    }

    /// Returns a column of truth values that is never NULL.
    ///
    /// - Throws: ``PostgresError`` with code `valueUnreadable` when it is something else.
    public func boolean(_ column: Int) throws(PostgresError) -> Bool {
        guard let (bytes, type) = field(column), let value = Bool(binary: bytes, type: type) else {
            throw unreadable(column)
        }
        return value
    }

    /// Returns a column of texts, or `nil` for NULL.
    ///
    /// - Throws: ``PostgresError`` with code `valueUnreadable` when it is something else, or no UTF-8.
    public func text(_ column: Int) throws(PostgresError) -> String? {
        guard let (bytes, type) = field(column) else { return nil }
        guard let value = String(binary: bytes, type: type) else { throw unreadable(column) }
        return value
    }

    /// Returns the bytes of a column, or `nil` for NULL; they are gone with the row.
    public func bytes(_ column: Int) -> UnsafeRawBufferPointer? { field(column)?.0 }

    /// Returns a list of uuids; empty for NULL.
    ///
    /// - Throws: ``PostgresError`` with code `valueUnreadable` when it is something else.
    public func uuids(_ column: Int) throws(PostgresError) -> [UUIDBytes] {
        guard let (bytes, type) = field(column) else { return [] }
        guard let values = [UUIDBytes](binary: bytes, type: type) else { throw unreadable(column) }
        return values
    }

    private func field(_ column: Int) -> (UnsafeRawBufferPointer, Oid)? {
        let column = Int32(column)
        guard PQgetisnull(result, 0, column) == 0 else { return nil }
        let start = PQgetvalue(result, 0, column)
        let count = Int(PQgetlength(result, 0, column))
        return (UnsafeRawBufferPointer(start: start, count: count), PQftype(result, column))
    }

    private func unreadable(_ column: Int) -> PostgresError {
        PostgresError(
            .valueUnreadable,
            query: query,
            message: "column \(column) is not as promised"
        )
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
        stream = try start(statement.path) { () throws(PostgresError) in
            try send(statement, values)
            guard PQsetSingleRowMode(connection) == 1 else { throw lost(statement.path) }
        }
    }

    /// Reads up to `limit` rows into a batch; `nil` when all were read, however often it is asked.
    ///
    /// - Throws: ``PostgresError``, also when the statement dies halfway: what came before does not count.
    public func readRows<Batch: Sendable>(
        upTo limit: Int,
        into empty: @Sendable () -> Batch,
        _ append: @Sendable (StreamedRow, inout Batch) throws -> Void
    ) throws -> Batch? {
        guard var state = stream else { return nil }
        if state.isFinished {
            stream = nil
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
                stream = nil
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
        stream = state
        if state.isFinished {
            while let rest = PQgetResult(connection) { PQclear(rest) }
            stream = nil
            try end(state) { () throws(PostgresError) in try requireEncoding(state.query) }
            if count > 0 { stream = state }
        }
        return count == 0 ? nil : batch
    }

    /// Ends a statement whose rows nobody reads to the end; nothing happens where none is read.
    public func endRows() {
        if stream != nil { finishRows() }
    }

    private func finishRows() {
        let isAlone = stream?.isAlone ?? false
        stream = nil
        _ = cancel("", "stopped while reading rows")
        while let rest = PQgetResult(connection) { PQclear(rest) }
        if isAlone { rollback() }
    }
}

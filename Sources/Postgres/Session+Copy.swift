import CLibPQ
import Glibc

extension Session {
    /// Starts a COPY … TO STDOUT in binary format.
    public func beginCopyOut(_ statement: Statement) throws(PostgresError) {
        try beginCopy(statement, expecting: PGRES_COPY_OUT)
    }

    /// Reads the next rows of a COPY OUT into a batch; one hop a batch, never one a row.
    ///
    /// Nothing is read ahead: the server waits until the next call, so a slow reader bounds memory.
    ///
    /// - Parameters:
    ///   - limit: most rows to read.
    ///   - empty: makes the batch.
    ///   - append: adds a row; the row's bytes are gone when it returns.
    /// - Returns: the batch, or `nil` at the end, once the server confirmed that the stream is whole.
    /// - Throws: ``PostgresError``; rows read before it must be thrown away.
    public func readBatch<Batch: Sendable>(
        upTo limit: Int,
        into empty: @Sendable () -> Batch,
        _ append: @Sendable (BinaryRow, inout Batch) throws -> Void
    ) throws -> Batch? {
        guard var state = stream else { preconditionFailure("no COPY is running") }
        if state.isFinished {
            stream = nil
            return nil
        }
        var batch = empty()
        var count = 0
        while count < limit {
            guard let message = try nextMessage(state.query) else {
                state.isFinished = true
                break
            }
            defer { PQfreemem(message.baseAddress) }
            var bytes = UnsafeRawBufferPointer(message)
            if state.rows == 0, count == 0, bytes.count >= 19, bytes[0] == UInt8(ascii: "P") {
                let tail = Int(bytes.integer(at: 15, as: Int32.self))
                bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(19 + tail))
            }
            if bytes.count < 2 || bytes.integer(as: Int16.self) == -1 { continue }
            try append(BinaryRow(bytes), &batch)
            count += 1
        }
        state.rows += count
        stream = state
        if state.isFinished {
            try finishCopyOut(state)
            if count == 0 { stream = nil }
        }
        return count == 0 ? nil : batch
    }

    /// Starts a COPY … FROM STDIN.
    public func beginCopyIn(_ statement: Statement) throws(PostgresError) {
        try beginCopy(statement, expecting: PGRES_COPY_IN)
    }

    /// Sends bytes of a COPY IN; waits while the server is behind.
    public func sendCopy(_ bytes: [UInt8]) throws(PostgresError) {
        guard let state = stream else { preconditionFailure("no COPY is running") }
        let sent = bytes.withUnsafeBytes {
            PQputCopyData(
                connection,
                $0.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32($0.count)
            )
        }
        guard sent == 1 else {
            stream = nil
            throw lost(state.query)
        }
    }

    /// Ends a COPY IN.
    ///
    /// - Parameter rows: how many rows were sent; `nil` where only the server can tell.
    /// - Returns: how many rows the server took.
    /// - Throws: ``PostgresError``, with code `rowsMissing` when it took another number.
    @discardableResult
    public func endCopyIn(rows: Int? = nil) throws(PostgresError) -> Int {
        guard let state = stream else { preconditionFailure("no COPY is running") }
        stream = nil
        return try end(state) { () throws(PostgresError) in
            guard PQputCopyEnd(connection, nil) == 1 else { throw lost(state.query) }
            let taken = Rows(try result(of: state.query), query: state.query).affected
            if let rows, rows != taken { throw missing(state.query, rows, taken) }
            return taken
        }
    }

    /// Leaves a COPY that will not be finished, so that the session can go on.
    func abandonCopy() {
        guard let state = stream else { return }
        stream = nil
        if PQputCopyEnd(connection, "abandoned") != 1 {
            let handle = PQgetCancel(connection)
            var buffer = [CChar](repeating: 0, count: 256)
            _ = PQcancel(handle, &buffer, Int32(buffer.count))
            PQfreeCancel(handle)
            while let message = try? nextMessage(state.query) { PQfreemem(message.baseAddress) }
        }
        while let rest = PQgetResult(connection) {
            let status = PQresultStatus(rest)
            PQclear(rest)
            if status == PGRES_COPY_IN || status == PGRES_COPY_OUT { break }
        }
    }

    private func beginCopy(_ statement: Statement, expecting: ExecStatusType) throws(PostgresError)
    {
        stream = try start(statement.path) { () throws(PostgresError) in
            isUnsettled = isUnsettled || statement.isAssembled
            guard PQsendQuery(connection, statement.text) == 1 else { throw lost(statement.path) }
            let answer = try result(of: statement.path)
            defer { PQclear(answer) }
            guard PQresultStatus(answer) == expecting else {
                throw PostgresError(
                    .statementRefused,
                    query: statement.path,
                    message: "is no such COPY"
                )
            }
        }
    }

    /// Starts a COPY or a stream of rows, in a transaction of its own unless one is open.
    func start(_ query: String, _ body: () throws(PostgresError) -> Void) throws(PostgresError)
        -> OpenStream
    {
        precondition(stream == nil, "rows are still on their way")
        let isAlone = !isInTransaction
        if isAlone { try begin() } else { try settleAgain() }
        do throws(PostgresError) {
            try body()
        } catch {
            if isAlone { rollback() }
            throw error
        }
        return OpenStream(query: query, isAlone: isAlone)
    }

    /// Ends a COPY or a stream of rows, and the transaction that was begun for it.
    func end<T>(_ state: OpenStream, _ body: () throws(PostgresError) -> T) throws(PostgresError)
        -> T
    {
        do throws(PostgresError) {
            let value = try body()
            if state.isAlone { try commit() }
            return value
        } catch {
            if state.isAlone { rollback() }
            throw error
        }
    }

    /// The next message of a COPY OUT; `nil` when there are no more, for whatever reason.
    func nextMessage(_ query: String) throws(PostgresError)
        -> UnsafeMutableRawBufferPointer?
    {
        // The clock is asked when there is a wait, not for every row.
        var cutoff: ContinuousClock.Instant?
        while true {
            var start: UnsafeMutablePointer<CChar>?
            let count = PQgetCopyData(connection, &start, 1)
            if count > 0 { return UnsafeMutableRawBufferPointer(start: start, count: Int(count)) }
            if count == -1 { return nil }
            if count == -2 { throw lost(query) }
            var socket = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
            poll(&socket, 1, 100)
            guard PQconsumeInput(connection) == 1 else { throw lost(query) }
            let end = cutoff ?? .now + deadline
            cutoff = end
            if Task.isCancelled || ContinuousClock.now > end {
                throw PostgresError(.cancelled, query: query, message: "stopped while copying out")
            }
        }
    }

    /// Ends a COPY OUT whose rows nobody counted, and notes how many the server sent.
    func confirmCopyOut(_ state: OpenStream) throws(PostgresError) {
        stream = nil
        copiedRows = try end(state) { () throws(PostgresError) in
            Rows(try result(of: state.query), query: state.query).affected
        }
        stream = state
    }

    /// `PQgetCopyData` ends alike for success and failure: only the final status and count tell.
    private func finishCopyOut(_ state: OpenStream) throws(PostgresError) {
        stream = nil
        try end(state) { () throws(PostgresError) in
            let sent = Rows(try result(of: state.query), query: state.query).affected
            if sent != state.rows { throw missing(state.query, sent, state.rows) }
        }
        stream = state
    }

    private func missing(_ query: String, _ sent: Int, _ received: Int) -> PostgresError {
        PostgresError(
            .rowsMissing,
            query: query,
            message: "\(sent) rows were sent and \(received) arrived"
        )
    }
}

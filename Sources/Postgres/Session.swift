import CLibPQ
import Glibc

/// One session with a PostgreSQL server.
///
/// libpq calls wait for the server, so the actor runs on a thread of its own instead of on the shared
/// pool: a slow query never starves unrelated tasks. A call asks every 100 ms whether its task was
/// cancelled or its deadline has passed, and then cancels the statement at the server.
///
/// The session keeps no state at the server beyond an open transaction: no named statement, no SET,
/// no session lock, so that a pooler in transaction mode may stand between. What a statement needs settled, such as
/// where names are looked up, is settled at the start of each transaction, and again after a statement that may have run
/// code of others; a single statement runs in a transaction of its own.
public actor Session {
    private let executor = SessionExecutor()
    // Owned by this actor; `PQfinish` runs once, in `deinit`.
    nonisolated(unsafe) let connection: OpaquePointer
    /// How long one statement may take before it is cancelled.
    public let deadline: Duration
    /// Whether its transactions only read; what a function of others sets in one ends with it.
    public let isReadOnly: Bool
    /// The server process that whoever let the session in said it has.
    let announcedProcess: Int
    /// How a transaction begins.
    let opening: Script
    /// What a transaction settles.
    private let settling: Script
    /// Whether code of others may have changed since what this transaction has settled.
    var isUnsettled = false
    /// What texts are encoded in, as the library numbers it.
    private let encoding: Int32
    /// The rows that are on their way, if any: nothing else can be asked until they have arrived.
    var stream: OpenStream?
    /// How far its transaction is: what is lost while it commits may have happened.
    var phase = PostgresError.Phase.statement
    /// Rows of the last COPY OUT that was read as bytes, as the server counted them.
    var copiedRows = 0

    /// The executor libpq calls run on.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Opens a session.
    ///
    /// - Parameters:
    ///   - settings: where the server is.
    ///   - deadline: how long one statement may take; 15 minutes by custom.
    ///   - isReadOnly: whether its transactions may not write.
    ///   - limits: when the server ends what goes on too long; by custom what suits the two others.
    /// - Throws: ``PostgresError`` with code `notConnected`.
    public init(
        _ settings: ConnectionSettings,
        deadline: Duration = .seconds(900),
        isReadOnly: Bool = false,
        limits: TimeLimits? = nil
    ) throws(PostgresError) {
        let opened = settings.withParameters { PQconnectdbParams($0, $1, 0) }
        guard let connection = opened else {
            throw PostgresError(.notConnected, phase: .connecting, message: "out of memory")
        }
        guard PQstatus(connection) == CONNECTION_OK else {
            defer { PQfinish(connection) }
            throw ConnectionFailure(of: connection, settings).error
        }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        // Such a database holds any bytes; they must arrive unjudged for us to judge them by cell.
        let isUnjudged =
            PQparameterStatus(connection, "server_encoding").map { String(cString: $0) }
            == "SQL_ASCII"
        if isUnjudged { PQsetClientEncoding(connection, "SQL_ASCII") }
        encoding = PQclientEncoding(connection)
        self.connection = connection
        announcedProcess = Int(PQbackendPID(connection))
        self.deadline = deadline
        self.isReadOnly = isReadOnly
        let limits = limits ?? .custom(deadline: deadline, isReadOnly: isReadOnly)
        let begin = isReadOnly ? Scripts.beginReadOnly : Scripts.begin
        var holes = limits.holes
        holes["client_encoding"] = .identifier(isUnjudged ? "SQL_ASCII" : "UTF8")
        settling = Scripts.settle.filled(holes)
        opening = Script(path: "begin", text: begin.text + "\n" + settling.text)
    }

    deinit { PQfinish(connection) }

    /// Whether the session can still be used.
    public var isAlive: Bool { PQstatus(connection) == CONNECTION_OK }

    /// Whether the next caller would find the session clean: alive, and inside nothing.
    var isReusable: Bool { isAlive && PQtransactionStatus(connection) == PQTRANS_IDLE }

    /// Whether a transaction is open, or was refused and waits for its end.
    var isInTransaction: Bool { PQtransactionStatus(connection) != PQTRANS_IDLE }

    /// Runs one statement and returns its rows, in a transaction of its own unless one is open.
    ///
    /// - Parameters:
    ///   - statement: its parameters are `$1`, `$2`, …, each cast in its text.
    ///   - values: one per parameter, in order.
    /// - Returns: the rows, none for a statement that returns nothing.
    /// - Throws: ``PostgresError``; inside a transaction that transaction is then over.
    @discardableResult
    public func query(_ statement: Statement, _ values: [Value] = []) throws(PostgresError) -> Rows
    {
        if isInTransaction {
            try settleAgain()
            return try answer(statement, values)
        }
        try begin()
        do throws(PostgresError) {
            let rows = try answer(statement, values)
            try commit()
            return rows
        } catch {
            rollback()
            throw error
        }
    }

    /// Sends a statement and waits for its rows.
    @discardableResult
    func answer(_ statement: Statement, _ values: [Value] = []) throws(PostgresError) -> Rows {
        try send(statement, values)
        return Rows(try result(of: statement.path), query: statement.path)
    }

    /// Sends a statement with its values; its results come in binary.
    func send(_ statement: Statement, _ values: [Value]) throws(PostgresError) {
        var texts = values.map { $0.wireText.map { UnsafePointer(strdup($0)) } ?? nil }
        defer { for text in texts { free(UnsafeMutablePointer(mutating: text)) } }
        var types = statement.parameterTypes(values.count)
        let count = Int32(values.count)
        isUnsettled = isUnsettled || statement.isAssembled
        let sent = PQsendQueryParams(connection, statement.text, count, &types, &texts, nil, nil, 1)
        guard sent == 1 else { throw lost(statement.path) }
    }

    /// Settles the transaction again, where a statement before may have run code of others.
    func settleAgain() throws(PostgresError) {
        guard isUnsettled else { return }
        try run(settling)
        isUnsettled = false
    }

    /// Makes sure that what arrived is encoded as it was asked for: code of others can change that halfway.
    func requireEncoding(_ query: String) throws(PostgresError) {
        guard PQclientEncoding(connection) == encoding else {
            throw PostgresError(
                .valueUnreadable,
                query: query,
                message: "code of a source changed client_encoding: what it returned cannot be read"
            )
        }
    }

    /// Runs a script: several statements, no parameters.
    ///
    /// Outside a transaction nothing is settled for it: that is for what cannot run in one.
    ///
    /// - Throws: ``PostgresError``; nothing of the script is kept then, unless it commits itself.
    public func run(_ script: Script) throws(PostgresError) {
        guard PQsendQuery(connection, script.text) == 1 else { throw lost(script.path) }
        PQclear(try result(of: script.path))
    }

    /// Waits for everything the server has to say and returns the last result.
    func result(of query: String) throws(PostgresError) -> OpaquePointer {
        var last: OpaquePointer?
        var failure: PostgresError?
        var cutoff = ContinuousClock.now + deadline
        while true {
            if let stop = try wait(until: cutoff, query), failure == nil {
                failure = stop
                cutoff = .now + .seconds(10)
            }
            guard let next = PQgetResult(connection) else { break }
            let status = PQresultStatus(next)
            if status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE {
                // What is known of a session that had to be given up is not what its end looks like.
                if failure == nil || failure?.code == .cancelled && failure?.state == nil {
                    failure = refused(next, query) ?? failure
                }
                PQclear(next)
            } else {
                if let last { PQclear(last) }
                last = next
                if status == PGRES_COPY_IN || status == PGRES_COPY_OUT { break }
            }
        }
        if let failure {
            if let last { PQclear(last) }
            throw failure
        }
        guard let last else { throw lost(query) }
        do {
            try requireEncoding(query)
        } catch {
            PQclear(last)
            throw error
        }
        return last
    }

    /// Waits until a result can be read without blocking.
    ///
    /// - Returns: why the statement was cancelled, when it was; its last words still have to be read. Where it goes on all
    ///   the same, `cancelIgnored`, and the session is over.
    /// - Throws: `connectionLost`.
    func wait(until cutoff: ContinuousClock.Instant, _ query: String) throws(PostgresError)
        -> PostgresError?
    {
        while PQisBusy(connection) == 1 {
            var socket = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
            poll(&socket, 1, 100)
            guard PQconsumeInput(connection) == 1 else { throw lost(query) }
            let isLate = ContinuousClock.now > cutoff
            guard isLate || Task.isCancelled else { continue }
            if PQisBusy(connection) == 0 { break }
            return cancel(query, isLate ? "the deadline passed" : "the task was cancelled")
        }
        return nil
    }

    func cancel(_ query: String, _ why: String) -> PostgresError {
        var buffer = [CChar](repeating: 0, count: 256)
        let handle = PQgetCancel(connection)
        let isDelivered = PQcancel(handle, &buffer, Int32(buffer.count)) == 1
        PQfreeCancel(handle)
        // The server answers within a moment or the socket is dead: then poll once more and give up.
        let grace = ContinuousClock.now + .seconds(5)
        while PQisBusy(connection) == 1, ContinuousClock.now < grace {
            var socket = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
            poll(&socket, 1, 100)
            guard PQconsumeInput(connection) == 1 else { break }
        }
        guard PQisBusy(connection) == 1 else {
            return PostgresError(.cancelled, query: query, message: why)
        }
        shutdown(PQsocket(connection), Int32(SHUT_RDWR))
        guard isDelivered else { return PostgresError(.cancelled, query: query, message: why) }
        return PostgresError(
            .cancelIgnored,
            query: query,
            message:
                "\(why), and the statement went on at the server: code in what is read, such as a view's function, catches "
                + "the cancel"
        )
    }

    /// The error for a session that is gone, with the phase it was in.
    func lost(_ query: String) -> PostgresError {
        PostgresError(
            .connectionLost,
            phase: phase,
            query: query,
            message: "the server closed the connection or cannot be reached"
        )
    }

    func refused(_ result: OpaquePointer, _ query: String) -> PostgresError? {
        let report = ServerReport(result)
        let isWriting = isReadOnly && report.state == .readOnlyTransaction
        return PostgresError(
            PQstatus(connection) != CONNECTION_OK
                ? .connectionLost : isWriting ? .writeAttempted : .statementRefused,
            phase: phase,
            query: query,
            report: report,
            login: PQuser(connection).map { String(cString: $0) }
        )
    }
}

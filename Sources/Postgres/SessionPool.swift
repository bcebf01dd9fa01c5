/// A bounded set of sessions with one server, lent one task at a time.
///
/// Who waits is served in order. A session that comes back broken or inside a transaction is closed.
public actor SessionPool {
    private let settings: ConnectionSettings
    private let limit: Int
    private let deadline: Duration
    private let limits: TimeLimits?
    private let whileWaiting: (@Sendable (PostgresError) async -> Void)?
    /// Whether its sessions only read.
    public nonisolated let isReadOnly: Bool
    private var idle: [Session] = []
    private var lent = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Creates a pool that opens sessions as they are needed.
    ///
    /// - Parameters:
    ///   - settings: where the server is.
    ///   - limit: most sessions open at once; at least 1.
    ///   - deadline: how long one statement may take.
    ///   - isReadOnly: whether their transactions may not write, and never leave a setting behind.
    ///   - limits: when the server ends what goes on too long; by custom what suits the two before.
    ///   - whileWaiting: told each time that a lock was waited for in vain and a transaction is about to try again.
    public init(
        _ settings: ConnectionSettings,
        limit: Int = 4,
        deadline: Duration = .seconds(900),
        isReadOnly: Bool = false,
        limits: TimeLimits? = nil,
        whileWaiting: (@Sendable (PostgresError) async -> Void)? = nil
    ) {
        precondition(limit >= 1)
        self.settings = settings
        self.limit = limit
        self.deadline = deadline
        self.isReadOnly = isReadOnly
        self.limits = limits
        self.whileWaiting = whileWaiting
    }

    /// Lends a session to `body` alone.
    ///
    /// Never ask for a second session inside: with everybody doing so the pool would stand still.
    ///
    /// - Throws: what `body` throws, or ``PostgresError`` when no session can be opened.
    public func withSession<T: Sendable>(_ body: @Sendable (Session) async throws -> T) async throws
        -> T
    {
        let session = try await borrow()
        do {
            let value = try await body(session)
            await giveBack(session)
            return value
        } catch {
            await session.rollback()
            await giveBack(session)
            throw error
        }
    }

    /// Runs one statement on any session.
    @discardableResult
    public func query(_ statement: Statement, _ values: [Value] = []) async throws -> Rows {
        try await withSession { try await $0.query(statement, values) }
    }

    /// Runs `body` in a transaction, again where running it again is safe.
    ///
    /// Serialization failures, deadlocks and lock timeouts run it again on the same session, lost
    /// connections before COMMIT on a new one, with jitter, five times at most. A connection lost
    /// *during* COMMIT is thrown: only the caller knows the key to look its work up by.
    ///
    /// - Throws: what `body` throws, or the last ``PostgresError``.
    public func transaction<T: Sendable>(
        _ body: @escaping @Sendable (isolated Session) throws -> T
    ) async throws -> T {
        try await again { session in try await session.transaction(body) }
    }

    /// The same across suspension points, such as a COPY from another session.
    ///
    /// - Throws: what `body` throws, or the last ``PostgresError``.
    public func longTransaction<T: Sendable>(
        _ body: @Sendable (Session) async throws -> T
    ) async throws -> T {
        try await again { session in
            try await session.longTransaction { try await body(session) }
        }
    }

    private func again<T: Sendable>(
        _ body: @Sendable (Session) async throws -> T
    ) async throws -> T {
        for attempt in 1... {
            do {
                return try await withSession(body)
            } catch let error as PostgresError where attempt < 5 {
                guard [.retryTransaction, .retryConnection, .retrySafe].contains(error.failure)
                else {
                    throw error
                }
                await reportWait(error)
                let milliseconds = (20 << attempt) + Int.random(in: 0...40)
                try await Task.sleep(for: .milliseconds(milliseconds))
            }
        }
        preconditionFailure("the loop returns or throws")
    }

    /// Tells whoever wants to know that a lock was waited for in vain, where that is what `error` says, and that it is
    /// about to be tried again.
    public func reportWait(_ error: PostgresError) async {
        if error.state == .lockNotAvailable { await whileWaiting?(error) }
    }

    private func borrow() async throws -> Session {
        while lent >= limit {
            await withCheckedContinuation { waiting.append($0) }
        }
        lent += 1
        if let session = idle.popLast() { return session }
        do {
            return try await open()
        } catch {
            release()
            throw error
        }
    }

    // Connecting blocks: off the shared pool, on the new session's own thread.
    private func open() async throws -> Session {
        let (settings, deadline, isReadOnly, limits) = (settings, deadline, isReadOnly, limits)
        return try await OwnThread.run {
            try Session(settings, deadline: deadline, isReadOnly: isReadOnly, limits: limits)
        }
    }

    private func giveBack(_ session: Session) async {
        if await session.isReusable { idle.append(session) }
        release()
    }

    private func release() {
        lent -= 1
        if !waiting.isEmpty { waiting.removeFirst().resume() }
    }
}

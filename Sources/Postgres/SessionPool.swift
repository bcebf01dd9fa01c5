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
    private var waiting: [(sessions: Int, turn: CheckedContinuation<Void, Never>)] = []

    /// How many wait for their turn.
    var waitingCount: Int { waiting.count }

    /// The pools that the running task has a session of.
    @TaskLocal private static var held: Set<ObjectIdentifier> = []

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
    /// Nobody asks for a second one inside, which a debug build makes sure of: with everybody doing so the pool would
    /// stand still. Who needs two asks for both at once.
    ///
    /// - Throws: what `body` throws, or ``PostgresError`` when no session can be opened.
    public func withSession<T: Sendable>(_ body: @Sendable (Session) async throws -> T) async throws
        -> T
    {
        try await lend(1) { try await body($0[0]) }
    }

    /// Lends two sessions to `body` alone, such as one to read from and one to write to.
    ///
    /// - Precondition: the pool has two.
    /// - Throws: what `body` throws, or ``PostgresError`` when no session can be opened.
    public func withTwoSessions<T: Sendable>(
        _ body: @Sendable (Session, Session) async throws -> T
    ) async throws -> T {
        try await lend(2) { try await body($0[0], $0[1]) }
    }

    private func lend<T: Sendable>(
        _ count: Int,
        _ body: @Sendable ([Session]) async throws -> T
    ) async throws -> T {
        precondition(count <= limit, "the pool has no \(count) sessions")
        let own = ObjectIdentifier(self)
        assert(!Self.held.contains(own), "a session of this pool is held already")
        await takeTurn(for: count)
        var sessions: [Session] = []
        do {
            for _ in 0..<count { sessions.append(try await take()) }
            let lent = sessions
            let value = try await Self.$held.withValue(Self.held.union([own])) {
                try await body(lent)
            }
            await giveBack(sessions, of: count)
            return value
        } catch {
            for session in sessions { await session.rollback() }
            await giveBack(sessions, of: count)
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

    /// Returns when so many sessions are free and everybody who came before has been served.
    private func takeTurn(for sessions: Int) async {
        if waiting.isEmpty, lent + sessions <= limit {
            lent += sessions
        } else {
            await withCheckedContinuation { waiting.append((sessions, $0)) }
        }
    }

    private func take() async throws -> Session {
        if let session = idle.popLast() { return session }
        return try await open()
    }

    // Connecting blocks: off the shared pool, on the new session's own thread.
    private func open() async throws -> Session {
        let (settings, deadline, isReadOnly, limits) = (settings, deadline, isReadOnly, limits)
        return try await OwnThread.run {
            try Session(settings, deadline: deadline, isReadOnly: isReadOnly, limits: limits)
        }
    }

    private func giveBack(_ sessions: [Session], of count: Int) async {
        for session in sessions where await session.isReusable { idle.append(session) }
        lent -= count
        // Whoever is served next has its sessions before anybody who comes now can ask.
        while let first = waiting.first, lent + first.sessions <= limit {
            waiting.removeFirst()
            lent += first.sessions
            first.turn.resume()
        }
    }
}

/// How long what a session does may last before the server ends it.
///
/// The server keeps these where the client cannot: a process that is stopped, or whose network is gone, gives its
/// locks back all the same.
public struct TimeLimits: Sendable, Hashable {
    /// How long one statement may take; its client gives up a little earlier.
    public var statement: Duration
    /// How long a statement may wait for a lock.
    public var lock: Duration
    /// How long a transaction may wait for its next statement.
    ///
    /// Of one that writes shorter than a lease lasts:
    /// whoever takes the lease over finds nothing locked.
    public var idle: Duration

    /// Creates limits.
    public init(
        statement: Duration,
        lock: Duration = .seconds(60),
        idle: Duration = .seconds(45)
    ) {
        self.statement = statement
        self.lock = lock
        self.idle = idle
    }

    /// Returns the limits of a session whose statements may take `deadline`.
    ///
    /// A session that only reads keeps nobody waiting, and may pause as long as its statements may take.
    static func custom(deadline: Duration, isReadOnly: Bool) -> Self {
        let statement = deadline + .seconds(10)
        return isReadOnly ? Self(statement: statement, idle: statement) : Self(statement: statement)
    }

    /// The values of the script's holes.
    var holes: [String: any Filling] {
        func setting(_ limit: Duration) -> Hole {
            let (seconds, attoseconds) = limit.components
            let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
            return .identifier("\(min(max(milliseconds, 1), Int64(Int32.max)))ms")
        }
        return [
            "statement_timeout": setting(statement), "lock_timeout": setting(lock),
            "idle_timeout": setting(idle),
        ]
    }
}

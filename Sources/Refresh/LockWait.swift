public import Postgres
import Schema

/// What is said and done when a lock was waited for in vain, before it is tried again.
public enum LockWait {
    /// Returns what a pool with `settings` does meanwhile: it reports who holds what, and ends who is idle.
    static func reporting(
        _ settings: ConnectionSettings,
        to report: @escaping @Sendable (RefreshEvent) -> Void
    ) -> @Sendable (PostgresError) async -> Void {
        { error in
            let pool = SessionPool(settings, limit: 1, deadline: .seconds(5))
            report(.waiting(await words(error, asking: pool)))
        }
    }

    /// Ends those who were idle for `longest` in a transaction that holds something of Segcast's, where this login may, and
    /// says who holds what.
    ///
    /// - Parameters:
    ///   - error: what the wait ended with.
    ///   - longest: longer than any of Segcast's programs is idle, see `TimeLimits`.
    ///   - pool: sessions of whoever waited.
    /// - Returns: what a person reads.
    public static func words(
        _ error: PostgresError,
        idleFor longest: Duration = .seconds(60),
        asking pool: SessionPool
    ) async -> String {
        do {
            let ended = try await LockHolder.endIdle(for: longest, in: pool)
            if !ended.isEmpty {
                return
                    "\(error); it is tried again. Ended, for they were idle in transactions that hold something of Segcast's: \(ended.names)"
            }
            return "\(error); it is tried again\(try await LockHolder.all(in: pool).sentence)"
        } catch {
            return "who holds what is waited for cannot be asked: \(error); it is tried again"
        }
    }
}

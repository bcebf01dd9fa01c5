public import Postgres

/// A session whose open transaction holds rows or tables of Segcast's: whoever waits for them waits for it.
///
/// Whoever may write a row can hold it, such as the head of the audit trail, for as long as they like: no setting of
/// the server binds a session that sets it anew.
public struct LockHolder: Hashable, Sendable, CustomStringConvertible {
    /// The server process, as `pg_terminate_backend` takes it.
    public let processID: Int
    /// Who is logged in.
    public let login: String
    /// Since when the transaction is open; `nil` where the server does not tell this login.
    public let beganAt: Instant?

    /// Returns the holders of this moment but this session, the oldest three.
    ///
    /// - Throws: `PostgresError`.
    public static func all(in pool: SessionPool) async throws -> [Self] {
        try await pool.query(Templates.listHolders.filled(holes)).map {
            Self(processID: $0.processID, login: $0.login, beganAt: $0.beganAt)
        }
    }

    /// Ends the holders that have been idle in their transaction for `longest`, where the server lets this login.
    ///
    /// A program of Segcast's is never idle for that long; whoever owns its tables, or is a superuser, is left alone.
    ///
    /// - Returns: those that were ended.
    /// - Throws: `PostgresError`.
    public static func endIdle(for longest: Duration, in pool: SessionPool) async throws -> [Self] {
        let holders = Templates.endHolders.filled(holes)
        return try await pool.query(holders, [.double(longest / .seconds(1))]).filter(\.isEnded)
            .map { Self(processID: $0.processID, login: $0.login, beganAt: $0.beganAt) }
    }

    private static var holes: [String: any Filling] {
        ["holds_ours": Fragments.holdsOurs.filled()]
    }

    /// Which process it is, whose, and since when.
    public var description: String {
        "process \(processID) of \(login)" + (beganAt.map { ", since \($0)" } ?? "")
    }
}

extension [LockHolder] {
    /// Who holds what, in words: process, login and since when, one after the other.
    public var names: String { map(\.description).joined(separator: "; ") }

    /// The sentence that tells a person who waited; empty where nobody holds anything by now.
    public var sentence: String {
        isEmpty ? "" : ". Open transactions that hold something of Segcast's: \(names)"
    }
}

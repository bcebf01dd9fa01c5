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
        try await pool.query(SQL.listHolders).map { row in
            Self(
                processID: try row.value("process_id"),
                login: try row.value("login"),
                beganAt: try row.optional("began_at")
            )
        }
    }

    /// Which process it is, whose, and since when.
    public var description: String {
        "process \(processID) of \(login)" + (beganAt.map { ", since \($0)" } ?? "")
    }
}

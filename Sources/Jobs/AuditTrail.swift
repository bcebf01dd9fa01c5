public import Postgres

/// The append-only, hash-chained record of what was done.
public enum AuditTrail {
    /// Appends an entry inside the caller's transaction, as its last statement: it locks the head.
    ///
    /// - Parameters:
    ///   - event: what happened, a word from a closed list such as `export_published`.
    ///   - subject: to what, such as a run's number; never a customer's value.
    ///   - detail: more of it, as JSON.
    ///   - session: a session inside a transaction.
    /// - Throws: `PostgresError`.
    public static func append(
        _ event: String,
        _ subject: String,
        detail: String = "{}",
        in session: isolated Session
    ) throws(PostgresError) {
        try session.query(SQL.appendAudit, [.text(event), .text(subject), .text(detail)])
    }
}

import Foundation
public import Postgres
public import Texts

/// The append-only, hash-chained record of what was done.
public enum AuditTrail {
    /// Appends an entry inside the caller's transaction, as its last statement: it locks the head.
    ///
    /// - Parameters:
    ///   - event: what happened, a word that `segcast.audit_events` lets this login say, such as `export_published`.
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

    /// Appends an entry that holds `seals`, so that what they sum up cannot be changed unseen afterwards, why a
    /// person had it done, if one did, and where it says that rows are gone, for how many days they had to be kept.
    ///
    /// - Throws: `PostgresError`.
    public static func append(
        _ event: String,
        _ subject: String,
        because reason: Reason? = nil,
        keptDays: Int? = nil,
        sealing seals: [Seal],
        in session: isolated Session
    ) throws {
        var things: [String: [String: Sum]] = [:]
        for seal in seals {
            things[seal.thing, default: [:]][seal.part] = Sum(rows: seal.rows, sha256: seal.sha256)
        }
        let detail = try JSONEncoder().encode(
            Detail(reason: reason?.text, keptDays: keptDays, seals: things)
        )
        try append(event, subject, detail: String(decoding: detail, as: UTF8.self), in: session)
    }

    private struct Detail: Encodable {
        let reason: String?
        let keptDays: Int?
        let seals: [String: [String: Sum]]

        private enum CodingKeys: String, CodingKey {
            case reason, seals
            case keptDays = "kept_days"
        }
    }

    private struct Sum: Encodable {
        let rows: Int
        let sha256: String
    }
}

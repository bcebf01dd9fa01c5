import Postgres
import TestSupport
import Testing

@testable import Exports

/// What a verifier sees of an audit trail of three entries.
@Suite(.postgres)
struct AuditChainTests {
    private static func update(_ change: String) -> String {
        "update segcast.audit_entries set \(change) where audit_id = 2"
    }

    /// The hash that an entry has by its own content, as whoever forges it would write it.
    private static let rehashed = """
        entry_sha256 = encode(sha256(convert_to(concat_ws(
            E'\\n', audit_id, extract(epoch from recorded_at), actor, 'forged', subject, detail, previous_sha256
        ), 'UTF8')), 'hex')
        """

    private let changes: [(change: String, entries: [Int64])] = [
        ("select", []),
        (update("event = 'forged'"), [2]), (update("subject = '9'"), [2]),
        (update("actor = 'eve'"), [2]), (update("detail = '{\"a\": 2}'"), [2]),
        (update("recorded_at = recorded_at + interval '1 microsecond'"), [2]),
        (update("previous_sha256 = repeat('0', 64)"), [2]),
        // The entry after it follows from what it was.
        (update("entry_sha256 = repeat('a', 64)"), [2, 3]),
        (update("event = 'forged', \(rehashed)"), [3]),
        ("delete from segcast.audit_entries where audit_id = 1", [2, 3]),
        ("delete from segcast.audit_entries where audit_id = 2", [3]),
        // Of what is lost at the end the head knows, and who lost the head is told too.
        ("delete from segcast.audit_entries where audit_id = 3", [0]),
        ("delete from segcast.audit_entries", [0]),
        (
            """
            update segcast.audit_head as head set audit_id = 2, entry_sha256 = entries.entry_sha256
            from segcast.audit_entries as entries where entries.audit_id = 2
            """, [0]
        ),
        ("delete from segcast.audit_head", [0]),
    ]

    @Test func `the audit trail shows an entry that was changed, taken out or lost`() async throws {
        let session = try await TestDatabase.connect()
        for number in 1...3 {
            try await session.sql(
                "select segcast.append_audit('test', $1::text, '{\"a\": 1}')",
                [.integer(number)]
            )
        }
        for (change, entries) in changes {
            try await session.begin()
            try await session.sql(change)
            let told = try await session.query(SQL.verifyAudit).map(\.auditID)
            await session.rollback()
            #expect(told == entries, "\(change)")
        }
    }
}

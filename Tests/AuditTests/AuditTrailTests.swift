import Audit
import Digests
import Postgres
import TestSupport
import Testing
import Texts

/// What the trail holds, and who may say what.
@Suite(.postgres)
struct AuditTrailTests {
    private func append(_ subject: String, in session: Session) async throws {
        try await session.within {
            try AuditTrail.append("caps_sealed", subject, sealing: [], in: $0)
        }
    }

    private func subjects(_ session: Session) async throws -> [String] {
        try await session.sql(
            "select audit_id || ' ' || subject as said from segcast.audit_entries order by audit_id"
        ).map { try $0.value("said") }
    }

    @Test
    func `an entry's hash is of what it says and of the entry before, and the head's is the last`()
        async throws
    {
        let session = try await TestDatabase.connect()
        for subject in ["one", "zwölf", ""] { try await append(subject, in: session) }
        let rows = try await session.sql(
            """
            select array[
                audit_id::text, extract(epoch from recorded_at)::text, actor, event, subject, detail::text
            ] as content, entry_sha256, actor = session_user as is_mine
            from segcast.audit_entries order by audit_id
            """
        )
        var previous = String(repeating: "0", count: 64)
        for row in rows {
            let content: [String] = try row.value("content")
            let text = (content + [previous]).joined(separator: "\n")
            previous = SHA256.hexadecimal(of: Array(text.utf8))
            #expect(try row.value("entry_sha256") == previous)
            #expect(try row.value("is_mine"))
        }
        #expect(rows.count == 3)
        let head = try await session.sql("select audit_id, entry_sha256 from segcast.audit_head")
        #expect(try head.map { try $0.value("entry_sha256") } == [previous])
        #expect(try head[0].value("audit_id", as: Int.self) == 3)
    }

    @Test func `an entry says what was summed up and why, part by part`() async throws {
        let session = try await TestDatabase.connect()
        let seals = [
            Seal(of: "run 7", "candidates", rows: 3, sha256: "a"),
            Seal(of: "run 7", "members", rows: 2, sha256: "b"), Seal(of: "release 1", "scores"),
        ]
        try await session.within {
            try AuditTrail.append("caps_sealed", "7", because: "it \"is\"", sealing: seals, in: $0)
        }
        let said = try await session.sql(
            """
            select detail = jsonb_build_object(
                'reason', 'it "is"',
                'seals', '{
                    "run 7": {"candidates": {"rows": 3, "sha256": "a"}, "members": {"rows": 2, "sha256": "b"}},
                    "release 1": {"scores": {"rows": 0, "sha256": ""}}
                }'::jsonb
            ) as is_said from segcast.audit_entries
            """
        )
        #expect(try said.map { try $0.value("is_said") } == [true])
    }

    @Test func `two that append at once make one chain`() async throws {
        let (rival, session) = (try await TestDatabase.connect(), try await TestDatabase.connect())
        try await rival.begin()
        try await append("first", in: rival)
        async let late: Void = append("second", in: session)
        try await TestDatabase.waitUntilOneSessionWaits()
        try await rival.commit()
        try await late
        #expect(try await subjects(session) == ["1 first", "2 second"])
    }

    @Test func `what is rolled back leaves no hole`() async throws {
        let session = try await TestDatabase.connect()
        try await session.begin()
        try await append("never", in: session)
        await session.rollback()
        try await append("first", in: session)
        #expect(try await subjects(session) == ["1 first"])
    }

    @Test func `a sum that no verifier could read is refused`() async throws {
        let session = try await TestDatabase.connect()
        for seals in [
            "[]", #"{"run 7": 3}"#, #"{"run 7": {"members": {"rows": "3", "sha256": "a"}}}"#,
            #"{"run 7": {"members": {"rows": -1, "sha256": "a"}}}"#,
            #"{"run 7": {"members": {"rows": 3}}}"#,
        ] {
            let error = await #expect(throws: PostgresError.self, "\(seals)") {
                try await session.within {
                    try AuditTrail.append(
                        "caps_sealed",
                        "7",
                        detail: #"{"seals": \#(seals)}"#,
                        in: $0
                    )
                }
            }
            #expect(error?.constraint == "seals_can_be_read", "\(seals)")
        }
        #expect(try await subjects(session) == [])
    }

    @Test func `an exporter says what exports do, and nothing of the worker's`() async throws {
        let exporter = try await TestDatabase.login("exporter_login", as: "exporter")
        for event in ["caps_sealed", "customers_linked", "governance_set", "made_up"] {
            let error = await #expect(throws: PostgresError.self, "\(event)") {
                try await exporter.within { try AuditTrail.append(event, "1", in: $0) }
            }
            #expect(error?.state == .insufficientPrivilege, "\(event)")
        }
        let worker = try await TestDatabase.login("audit_worker", as: "worker")
        try await append("1", in: worker)
        await #expect(throws: PostgresError.self, "what functions say that keep rules of their own")
        {
            try await worker.within { try AuditTrail.append("governance_set", "1", in: $0) }
        }
    }

    @Test func `what has no rows any more is sealed as empty`() {
        let seals = [
            Seal(of: "run 7", "members", rows: 2, sha256: "b"), Seal(of: "run 8", "files", rows: 1),
        ]
        let complete = seals.complete("run 7", ["members", "files"])
        #expect(complete == seals + [Seal(of: "run 7", "files")])
    }
}

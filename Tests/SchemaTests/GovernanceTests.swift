import Postgres
import Registry
import Schema
import TestSupport
import Testing

/// Who may let a model act, whatever SQL they send.
@Suite(.postgres)
struct GovernanceTests {
    /// A session that is logged in as a member of a group of its own test's roles.
    private func login(_ name: String, as group: String) async throws -> Session {
        try await DatabaseRoles(prefix: "segcast_test_").make(in: TestDatabase.pool())
        let login = "segcast_test_\(name)"
        try await TestDatabase.administer(
            """
            do $$ begin create role \(login) login; exception when duplicate_object or unique_violation then null; end $$
            """
        )
        try await TestDatabase.connect().sql("grant segcast_test_\(group) to \(login)")
        let session = try await TestDatabase.connect()
        try await session.run(
            Script(path: "login", text: "set session authorization \(login)")
        )
        return session
    }

    private static func store(_ gates: String) -> String {
        """
        select segcast.store_version(
            'buy', 'h', 'f', 1, '2024-01-01', 30, '{}', '{}', '{}', 'e', 'r', array['model'], array['x'::bytea],
            array[encode(sha256('x'), 'hex')], null, '{}', '[]', \(gates)
        ) as version
        """
    }

    private static let passed = "array['auc'], array[0.9], array[0.5], array[true]"
    private static let failed = "array['auc'], array[0.4], array[0.5], array[false]"
    private static let none = "'{}', '{}', '{}', '{}'"

    private static func approve(_ version: Int, _ governance: String) -> String {
        "select segcast.approve_version('buy', \(version), '\(governance)') as rule"
    }

    private func constraint(_ statement: String, _ session: Session) async -> String? {
        do {
            try await session.sql(statement)
            return nil
        } catch {
            return (error as? PostgresError)?.constraint ?? "\(error)"
        }
    }

    @Test func `a version has an author who is logged in, and gates`() async throws {
        let author = try await login("author", as: "worker")
        #expect(await constraint(Self.store(Self.none), author) == "version_has_gates")
        try await author.sql(Self.store(Self.failed))
        let row = try await author.sql("select author from segcast.model_versions")[0]
        #expect(try row.value("author") == "segcast_test_author")
        #expect(
            await constraint(Self.approve(1, "single_operator"), author)
                == "approved_passed_its_gates"
        )
    }

    @Test func `an author who asked for four eyes cannot do without them again`() async throws {
        let author = try await login("author", as: "worker")
        let other = try await login("other", as: "worker")
        try await author.sql(Self.store(Self.passed))
        try await author.sql("select segcast.tighten_governance()")
        #expect(
            await constraint(Self.approve(1, "single_operator"), author)
                == "approver_is_not_the_author"
        )
        let refused = await constraint(
            "select segcast.set_governance('single_operator')",
            author
        )
        #expect(refused?.contains("42501") == true)
        let rule = try await other.sql(Self.approve(1, "single_operator"))[0]
        #expect(try rule.value("rule") == "four_eyes")
        let approval = try await other.sql("select approver, governance from segcast.approvals")[0]
        #expect(try approval.value("approver") == "segcast_test_other")
        #expect(try approval.value("governance") == "four_eyes")
    }

    @Test func `what its author alone approved is told until somebody else approves`()
        async throws
    {
        let author = try await login("author", as: "worker")
        let other = try await login("other", as: "worker")
        try await author.sql(Self.store(Self.passed))
        try await author.sql(Self.approve(1, "single_operator"))
        let registry = try ModelRegistry(TestDatabase.pool())
        #expect(try await registry.approvedAlone().isEmpty)
        try await author.sql("select segcast.tighten_governance()")
        let alone = try await registry.approvedAlone()
        #expect(alone.map(\.outcome) == ["buy"] && alone.map(\.version) == [1])
        #expect(
            await constraint(Self.approve(1, "single_operator"), author)
                == "approver_is_not_the_author"
        )
        try await other.sql(Self.approve(1, "four_eyes"))
        #expect(try await registry.approvedAlone().isEmpty)
        // The approval that was given first is the one that was in force, and stays.
        let approval = try await other.sql("select approver from segcast.approvals")[0]
        #expect(try approval.value("approver") == "segcast_test_author")
    }

    @Test func `an owner who trained what waits cannot change who approves it`() async throws {
        let owner = try await TestDatabase.connect()
        try await owner.sql(Self.store(Self.passed))
        try await owner.sql("select segcast.tighten_governance()")
        #expect(
            await constraint("select segcast.set_governance('single_operator')", owner)
                == "governance_is_not_the_authors"
        )
    }

    @Test func `an exporter holds the leases of exports alone, and for a minute at most`()
        async throws
    {
        let exporter = try await login("exporter_login", as: "exporter")
        let holder = "'00000000-0000-0000-0000-000000000000'"
        try await exporter.sql("select segcast.acquire_lease('export mail', \(holder), 60)")
        for call in [
            "select segcast.acquire_lease('run', \(holder), 60)",
            "select segcast.acquire_lease('export mail', \(holder), 3600)",
        ] {
            #expect(await constraint(call, exporter)?.contains("42501") == true)
        }
    }

    @Test func `whoever may only read keeps no migrator waiting`() async throws {
        let reader = try await login("exporter_login", as: "exporter")
        try await reader.begin()
        try await reader.sql("select pg_advisory_xact_lock(7308604912345)")
        try await reader.sql("lock table segcast.schema_migrations in access share mode")
        #expect(try await Migrator(TestDatabase.pool()).migrate() == [])
    }

    @Test func `a prefix that would give two groups one name is refused`() async throws {
        let roles = DatabaseRoles(prefix: String(repeating: "a", count: 57))
        await #expect(throws: SchemaError.nameTooLong(role: roles.names[1])) {
            try await roles.make(in: TestDatabase.pool())
        }
    }
}

import Postgres
import Schema
import TestSupport
import Testing

/// What a member of each group may do, in words; all of it stands in `Fixtures/privileges.csv`.
@Suite(.postgres)
struct GroupTests {
    @Test func `an exporter holds the leases of exports alone, and for a minute at most`()
        async throws
    {
        let exporter = try await TestDatabase.login("exporter_login", as: "exporter")
        let holder = "'00000000-0000-0000-0000-000000000000'"
        try await exporter.sql("select segcast.acquire_lease('export mail', \(holder), 60)")
        for call in [
            "select segcast.acquire_lease('run', \(holder), 60)",
            "select segcast.acquire_lease('export mail', \(holder), 3600)",
        ] {
            await #expect(throws: PostgresError.self) { try await exporter.sql(call) }
        }
    }

    /// Whether the server lets a session do something; it is undone.
    private func may(_ statement: String, _ session: Session) async throws -> Bool {
        do {
            try await session.begin()
            try await session.sql(statement)
            await session.rollback()
            return true
        } catch let error as PostgresError where error.state == .insufficientPrivilege {
            await session.rollback()
            return false
        }
    }

    private func relations(of schema: String) async throws -> [String] {
        try await TestDatabase.connect().sql(
            """
            select relnamespace::regnamespace || '.' || relname as name from pg_class
            where relnamespace = $1::text::regnamespace and relkind in ('r', 'p', 'v') order by relname
            """,
            [.text(schema)]
        ).map { try $0.value("name") }
    }

    @Test func `marketing sees who is in which segment and list, and how each was made`()
        async throws
    {
        let marketing = try await TestDatabase.login("marketing_login", as: "marketing")
        let views = try await relations(of: "segcast_v1")
        #expect(
            views == [
                "segcast_v1.attempt_results", "segcast_v1.attempts", "segcast_v1.export_buckets",
                "segcast_v1.export_files", "segcast_v1.exported_customers", "segcast_v1.exports",
                "segcast_v1.model_versions", "segcast_v1.scores", "segcast_v1.segment_history",
                "segcast_v1.segment_members", "segcast_v1.segment_sizes", "segcast_v1.segments",
            ]
        )
        for view in views {
            #expect(try await may("select * from \(view)", marketing), "\(view)")
        }
    }

    @Test func `marketing reads no table, writes nothing and lets no model act`() async throws {
        let marketing = try await TestDatabase.login("marketing_login", as: "marketing")
        let tables = try await relations(of: "segcast")
        #expect(tables.count > 40)
        for table in tables {
            #expect(try await !may("select 1 from \(table)", marketing), "\(table)")
            #expect(try await !may("delete from \(table)", marketing), "\(table)")
        }
        let writable = try await TestDatabase.connect().sql(
            """
            select relname::text as name from pg_class
            where relnamespace = 'segcast_v1'::regnamespace
                and has_table_privilege('segcast_test_marketing', oid, 'insert, update, delete, truncate')
            """
        )
        #expect(writable.isEmpty)
        for call in [
            "segcast.approve_version('buy', 1, 'single_operator')",
            "segcast.acquire_lease('export mail', gen_random_uuid(), 60)",
            "segcast.append_event('export_published', '1', '{}')", "segcast.accept_run(1, 'why')",
        ] {
            #expect(try await !may("select \(call)", marketing), "\(call)")
        }
        #expect(try await !may("create table segcast_v1.notes (note text)", marketing))
    }

    @Test func `a viewer sees no customer`() async throws {
        let viewer = try await TestDatabase.login("viewer_login", as: "viewer")
        let withCustomers = try await TestDatabase.connect().sql(
            """
            select attrelid::regclass::text as name, bool_or(attname like 'customer%' and attname <> 'customer_count') as has
            from pg_attribute inner join pg_class on pg_class.oid = attrelid
            where relnamespace = 'segcast_v1'::regnamespace group by attrelid
            """
        )
        for row in withCustomers {
            let view: String = try row.value("name")
            let isSeen = try await may("select 1 from \(view)", viewer)
            #expect(try isSeen != row.value("has"), "\(view)")
        }
    }

    @Test func `whoever may only read keeps no migrator waiting`() async throws {
        let reader = try await TestDatabase.login("exporter_login", as: "exporter")
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

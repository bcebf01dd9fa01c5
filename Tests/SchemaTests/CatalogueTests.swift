import Postgres
import Schema
import TestSupport
import Testing

/// Rules that keep one schema running on plain PostgreSQL and on Citus.
@Suite(.postgres)
struct CatalogueTests {
    private func names(_ text: String) async throws -> [String] {
        try await TestDatabase.connect().sql(text).map { try $0.value("name") }
    }

    @Test func `every table has a primary key and says how it is distributed`() async throws {
        let keyless = try await names(
            """
            select relname::text as name from pg_class
            where relnamespace = 'segcast'::regnamespace and relkind in ('r', 'p') and not exists (
                select 1 from pg_index where indrelid = pg_class.oid and indisprimary
            )
            """
        )
        #expect(keyless == [])
        let silent = try await names(
            """
            select relname::text as name from pg_class
            where relnamespace = 'segcast'::regnamespace and relkind in ('r', 'p')
                and coalesce(obj_description(oid, 'pg_class'), '') !~ '^(distributed|reference|local|keyed): '
            """
        )
        #expect(silent == [])
    }

    @Test func `customer_id is a bigint in every unique key of a distributed table`() async throws {
        let broken = try await names(
            """
            select pg_class.relname::text as name from pg_class
            inner join pg_index on pg_index.indrelid = pg_class.oid and pg_index.indisunique
            where relnamespace = 'segcast'::regnamespace and relkind in ('r', 'p')
                and obj_description(pg_class.oid, 'pg_class') like 'distributed:%'
                and not exists (
                    select 1 from pg_attribute
                    where attrelid = pg_class.oid and attname = 'customer_id'
                        and atttypid = 'bigint'::regtype and attnum = any(pg_index.indkey)
                )
            """
        )
        #expect(broken == [])
    }

    @Test func `there are no triggers, identities, generated columns or materialised views`()
        async throws
    {
        let found = try await names(
            """
            select tgname::text as name from pg_trigger inner join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'segcast'::regnamespace and not tgisinternal
            union all
            select attname::text from pg_attribute inner join pg_class on pg_class.oid = attrelid
            where relnamespace = 'segcast'::regnamespace and (attidentity <> '' or attgenerated <> '')
            union all
            select relname::text from pg_class where relnamespace = 'segcast'::regnamespace and relkind = 'm'
            """
        )
        #expect(found == [])
    }

    @Test func `no local table refers to a distributed or reference table, nor the other way`()
        async throws
    {
        let crossing = try await names(
            """
            select conname::text as name from pg_constraint
            where contype = 'f' and connamespace = 'segcast'::regnamespace
                and split_part(obj_description(conrelid, 'pg_class'), ':', 1)
                    <> split_part(obj_description(confrelid, 'pg_class'), ':', 1)
            """
        )
        #expect(crossing == [])
    }

    @Test
    func `every function looks names up where nobody else can put any, and is nobody's by default`()
        async throws
    {
        let loose = try await names(
            """
            select proname::text as name from pg_proc
            where pronamespace in ('segcast'::regnamespace, 'segcast_v1'::regnamespace) and (
                prosqlbody is null and not coalesce('search_path=pg_catalog, pg_temp' = any(proconfig), false)
                or prosecdef and not coalesce('search_path=pg_catalog, pg_temp' = any(proconfig), false)
                or has_function_privilege('public', oid, 'execute')
            )
            """
        )
        #expect(loose == [])
    }

    @Test func `functions that act for their owner are nobody's by default`() async throws {
        let open = try await names(
            """
            select proname::text as name from pg_proc
            where pronamespace::regnamespace::text ~ '^segcast' and prosecdef
                and has_function_privilege('public', oid, 'execute')
            """
        )
        #expect(open == [])
    }

    @Test func `nothing of ours hangs on a relation of others`() async throws {
        let hanging = try await names(
            """
            select distinct views.relname::text as name
            from pg_rewrite inner join pg_class as views on views.oid = ev_class
            inner join pg_depend on objid = pg_rewrite.oid and refclassid = 'pg_class'::regclass
            inner join pg_class as used on used.oid = refobjid
            where views.relnamespace = 'segcast_v1'::regnamespace
                and used.relnamespace not in ('segcast'::regnamespace, 'segcast_v1'::regnamespace)
            """
        )
        #expect(hanging == [])
    }

    @Test func `nothing has partitions but what the catalogue says is partitioned`() async throws {
        let session = try await TestDatabase.connect()
        for call in ["make_partition", "attach_partition", "drop_partition"] {
            for parent in ["'leases'", "'scores_pkey'", "'nothing'", "'segcast.scores'", "null"] {
                let error = await #expect(throws: PostgresError.self) {
                    try await session.sql("select segcast.\(call)(\(parent), 1)::text as made")
                }
                #expect(error?.state?.rawValue == "22023", "\(call) of \(parent)")
            }
        }
        for parent in ["feature_values", "scores"] {
            try await session.sql("select segcast.make_partition('\(parent)', 7)")
            try await session.sql("select segcast.attach_partition('\(parent)', 7)")
            let bound = try await names(
                """
                select pg_get_expr(relpartbound, oid) as name from pg_class
                where oid = 'segcast_data.\(parent)_7'::regclass
                """
            )
            #expect(bound == ["FOR VALUES IN ('7')"])
            try await session.sql("select segcast.drop_partition('\(parent)', 7)")
        }
    }

    @Test func `twelve databases of one cluster can be initialised at once`() async throws {
        let roles = DatabaseRoles(prefix: "segcast_test_\(UInt32.random(in: 0..<9999))_")
        try await TestDatabase.withDatabases(12) { databases in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for settings in databases {
                    group.addTask {
                        let pool = SessionPool(settings, limit: 1)
                        _ = try await Migrator(pool).migrate()
                        try await roles.make(in: pool)
                    }
                }
                try await group.waitForAll()
            }
        }
        try await TestDatabase.connect().run(
            Script(path: "drop", text: roles.names.map { "drop role \($0)" }.joined(separator: ";"))
        )
    }
}

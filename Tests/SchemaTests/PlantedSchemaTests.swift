import Postgres
import Schema
import TestSupport
import Testing

/// Schemas with our names that somebody else made first.
@Suite(.emptyPostgres)
struct PlantedSchemaTests {
    private static let planter = "segcast_test_planter"

    /// Runs statements as somebody who may create in this database.
    private func plant(_ statements: String) async throws {
        try await TestDatabase.administer(
            """
            do $$ begin create role \(Self.planter) nologin; exception when duplicate_object or unique_violation then null; end $$
            """
        )
        let session = try await TestDatabase.connect()
        try await session.run(
            Script(
                path: "plant",
                text: """
                    do $$ begin execute format('grant create on database %I to \(Self.planter)', current_database()); end $$;
                    set session authorization \(Self.planter);
                    \(statements)
                    """
            )
        )
    }

    private func owner() async throws -> String {
        try await TestDatabase.connect().sql("select current_user::text as name")[0].value("name")
    }

    @Test func `a schema of somebody else is not migrated, and not worked with`() async throws {
        try await plant(
            """
            create schema segcast;
            create table segcast.schema_migrations (version integer, migration_name text, checksum text);
            """
        )
        let refusal = SchemaError.foreign(
            schema: "segcast",
            owner: Self.planter,
            login: try await owner()
        )
        await #expect(throws: refusal) {
            _ = try await Migrator(TestDatabase.pool()).migrate()
        }
        #expect("\(refusal)".contains("drop or rename it"))
    }

    @Test func `a schema that Segcast did not make is not filled`() async throws {
        let session = try await TestDatabase.connect()
        try await session.sql("create schema segcast")
        try await session.sql("create table segcast.leases (lease_name text)")
        await #expect(throws: SchemaError.occupied(schema: "segcast")) {
            _ = try await Migrator(TestDatabase.pool()).migrate()
        }
    }

    @Test func `an empty schema that a DBA made for this login is filled`() async throws {
        try await TestDatabase.connect().sql("create schema segcast")
        #expect(try await !Migrator(TestDatabase.pool()).migrate().isEmpty)
    }

    @Test func `what somebody else put into our schema stops every command`() async throws {
        let migrator = try Migrator(TestDatabase.pool())
        _ = try await migrator.migrate()
        let session = try await TestDatabase.connect()
        try await plant("")
        try await session.sql("grant create on schema segcast to \(Self.planter)")
        await #expect(throws: SchemaError.open(schema: "segcast", role: Self.planter)) {
            try await migrator.verify()
        }
        try await plant("create function segcast.recent() returns int language sql return 1;")
        try await session.sql("revoke create on schema segcast from \(Self.planter)")
        let refusal = SchemaError.planted(object: "segcast.recent", owner: try await owner())
        await #expect(throws: refusal) { try await migrator.verify() }
        await #expect(throws: refusal) { _ = try await migrator.migrate() }
    }
}

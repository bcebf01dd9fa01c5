import Postgres
@testable import Schema
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct MigratorTests {
    @Test func `twenty migrators at once apply each migration once`() async throws {
        let settings = try TestDatabase.settings
        let applied = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<20 {
                group.addTask { try await Migrator(SessionPool(settings, limit: 1)).migrate() }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied.count == Set(applied).count)
        try await Migrator(TestDatabase.pool()).verify()
        #expect(try await Migrator(TestDatabase.pool()).migrate() == [])
    }

    @Test func `a migration that was edited after it was applied is refused`() async throws {
        let migrator = try Migrator(TestDatabase.pool())
        let first = Script(path: "one", text: "select 1")
        _ = try await migrator.apply([
            first, Script(path: "two", text: "create table segcast.t (a int)"),
        ])
        await #expect(throws: SchemaError.edited(migration: "two")) {
            _ = try await migrator.apply([
                first, Script(path: "two", text: "create table segcast.t (b int)"),
            ])
        }
    }

    @Test(arguments: [1, 12, 35])
    func `a database that a program made which was never released is refused`(count: Int)
        async throws
    {
        let migrator = try Migrator(TestDatabase.pool())
        let others = (1...count).map { Script(path: "000\($0)_jobs", text: "select \($0)") }
        _ = try await migrator.apply(others)
        await #expect(throws: SchemaError.unreleased) { _ = try await migrator.migrate() }
        await #expect(throws: SchemaError.unreleased) { try await migrator.verify() }
        #expect("\(SchemaError.unreleased)".contains("make it anew"))
        // What it says to do is enough.
        try await TestDatabase.connect().sql("drop schema segcast cascade")
        #expect(try await !migrator.migrate().isEmpty)
        try await migrator.verify()
    }

    @Test func `a migration that fails leaves the version before it`() async throws {
        let migrator = try Migrator(TestDatabase.pool())
        let good = Script(path: "one", text: "create table segcast.t (a int)")
        let bad = Script(path: "two", text: "create table segcast.u (a int); select 1 / 0")
        await #expect(throws: PostgresError.self) { _ = try await migrator.apply([good, bad]) }
        let session = try await TestDatabase.connect()
        let tables = try await session.sql(
            "select to_regclass('segcast.u')::text as u, to_regclass('segcast.t')::text as t"
        )
        #expect(try tables[0].optional("u", as: String.self) == nil)
        #expect(try tables[0].optional("t", as: String.self) != nil)
    }

    @Test func `a database newer than the program is refused`() async throws {
        let migrator = try Migrator(TestDatabase.pool())
        _ = try await migrator.apply([
            Script(path: "1", text: "select 1"), Script(path: "2", text: "select 1"),
        ])
        await #expect(throws: SchemaError.newerThanProgram(database: 2, program: 1)) {
            _ = try await migrator.apply([Script(path: "1", text: "select 1")])
        }
    }

    @Test func `a database without the schema says what to run`() async throws {
        await #expect(throws: SchemaError.notInitialised) {
            try await Migrator(TestDatabase.pool()).verify()
        }
    }
}

import Postgres
import TestSupport
import Testing
import Warehouse

/// One look at the sources, whatever is loaded meanwhile.
@Suite(.postgres)
struct SnapshotTests {
    private let rows = Statement(
        path: "test",
        text: "copy (select id from till.people) to stdout (format binary)"
    )

    @Test func `what is loaded between two reads is seen by neither`() async throws {
        _ = try await Till(
            "create table till.people as select i as id from generate_series(1, 3) as i;"
        )
        let rows = rows
        let counts = try await TestDatabase.pool().longTransaction { own in
            try await own.sql("create temporary table taken (id int)")
            return try await SourceSnapshot.of(TestDatabase.sources()) { snapshot in
                let first = try await snapshot.copy(rows, into: "taken", on: own)
                try await TestDatabase.connect().sql("insert into till.people values (4)")
                return [first, try await snapshot.copy(rows, into: "taken", on: own)]
            }
        }
        #expect(counts == [3, 3])
    }

    @Test func `a source that fails halfway leaves nothing behind`() async throws {
        _ = try await Till(
            "create view till.people as select 100 / (5000 - i) as id from generate_series(1, 9000) as i;"
        )
        let rows = rows
        await #expect(throws: PostgresError.self) {
            try await TestDatabase.pool().longTransaction { own in
                try await own.sql("create table public.taken_for_good (id int)")
                try await own.sql("create temporary table taken (id int)")
                _ = try await SourceSnapshot.of(TestDatabase.sources()) {
                    try await $0.copy(rows, into: "taken", on: own)
                }
            }
        }
        let left = try await TestDatabase.connect().sql(
            "select 1 from pg_class where relname = 'taken_for_good'"
        )
        #expect(left.isEmpty)
    }
}

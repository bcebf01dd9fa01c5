import Postgres
import TestSupport
import Testing

struct NestedSessionTests {
    @Test func `a session asked from a pool inside another of the same task ends a debug build`()
        async throws
    {
        let result = try await #require(
            processExitsWith: .failure,
            observing: [\.standardErrorContent]
        ) {
            let pool = SessionPool(try TestDatabase.server, limit: 2)
            try await pool.withSession { _ in
                _ = try await pool.query(Statement(path: "test", text: "select 1"))
            }
        }
        let said = String(decoding: result.standardErrorContent, as: UTF8.self)
        #expect(said.contains("a session of this pool is held already"), "\(said)")
    }

    @Test(.emptyPostgres)
    func `a session of another pool, or of another task, may be asked for inside`() async throws {
        let (own, other) = (try TestDatabase.pool(limit: 2), try TestDatabase.pool(limit: 1))
        let one = Statement(path: "test", text: "select 1::bigint as one")
        let counts = try await own.withSession { session in
            let inside = try await other.query(one).count
            let beside = Task.detached { try await own.query(one).count }
            return [try await session.query(one).count, inside, try await beside.value]
        }
        #expect(counts == [1, 1, 1])
        try await own.query(one)
    }
}

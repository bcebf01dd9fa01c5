@testable import Leases
import Postgres
import Testing
import TestSupport

@Suite(.postgres, .serialized)
struct LeaseTests {
    @Test func `whoever finds the lease taken over stops working`() async throws {
        let pool = try TestDatabase.pool()
        let lease = try await Lease("work", in: pool, renewedEvery: .milliseconds(20))
        let rival = try await TestDatabase.connect()
        await #expect(throws: LeaseError.lost(name: "work")) {
            try await lease.hold { _ in
                try await rival.sql("update segcast.leases set token = token + 1")
                try await Task.sleep(for: .seconds(30))
            }
        }
        let taken: Int = try await rival.sql(
            "select token from segcast.leases where expires_at > now()"
        )[0].value("token")
        #expect(taken == 2, "the lease of the other is left alone")
    }

    @Test func `work that is told to stop gives its lease back at once`() async throws {
        let pool = try TestDatabase.pool()
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let work = Task {
            try await Lease.holding("work", in: pool) { _ in
                begin.yield()
                try await pool.query(Statement(path: "test", text: "select pg_sleep(30)"))
            }
        }
        for await _ in begun { break }
        work.cancel()
        await #expect(throws: PostgresError.self) { try await work.value }
        try await Lease.holding("work", in: pool) { #expect($0.token == 2) }
    }

    @Test func `a lease of work that cannot be told to stop is given back for it`() async throws {
        let pool = try TestDatabase.pool()
        let lease = try await Lease("work", in: pool)
        await Lease.giveBackAll()
        let next = try await Lease("work", in: pool)
        #expect(next.token == lease.token + 1)
        await next.giveBack()
    }
}

import TestSupport
import Testing

@testable import Postgres

@Suite(.emptyPostgres)
struct PoolerTests {
    @Test(
        arguments: [
            // Whoever let the session in has the process that answers; it lends one to both; it keeps one for each.
            (7, 7, 8, .none), (1, 7, 7, .transaction), (1, 7, 8, .session),
        ] as [(Int, Int, Int, Pooler)]
    )
    func `a pooler shows by who answers`(announced: Int, own: Int, other: Int, pooler: Pooler) {
        #expect(Pooler(announced: announced, own: own, other: other) == pooler)
    }

    @Test func `nothing stands between the tests and their server`() async throws {
        #expect(try await Pooler.find(TestDatabase.pool(limit: 2)) == .none)
    }
}

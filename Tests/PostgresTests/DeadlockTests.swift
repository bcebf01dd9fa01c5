import Postgres
import Synchronization
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct DeadlockTests {
    /// Whoever waits longer than their own `deadlock_timeout` looks for a deadlock, and ends their transaction when
    /// there is one: the rival would after an hour, so we lose.
    @Test func `a transaction that lost a deadlock is run again, and nothing of it twice`()
        async throws
    {
        let pool = try TestDatabase.pool()
        let (rival, gate) = (try await TestDatabase.connect(), try await TestDatabase.connect())
        try await rival.run(
            Script(
                path: "places",
                text: """
                    create table public.places (place int primary key, taken int);
                    insert into public.places values (1, 0), (2, 0);
                    set deadlock_timeout = '1h';
                    """
            )
        )
        let take: @Sendable (Int, isolated Session) throws -> Void = { place, session in
            try session.sql("update public.places set taken = taken + 1 where place = \(place)")
        }
        try await gate.sql("select pg_advisory_lock(7)")
        try await rival.begin()
        try await rival.within { try take(2, $0) }
        let attempts = Mutex(0)
        async let ours: Void = pool.transaction { session in
            attempts.withLock { $0 += 1 }
            try session.sql("set local deadlock_timeout = '50ms'")
            try take(1, session)
            try session.sql("select pg_advisory_xact_lock_shared(7)")
            try take(2, session)
        }
        try await TestDatabase.waitUntilOneSessionWaits()
        async let theirs: Void = rival.within { try take(1, $0) }
        try await TestDatabase.waitUntilSessionsWait(2)
        // Now each waits for the other: the rival for place 1, we for place 2.
        try await gate.sql("select pg_advisory_unlock(7)")
        try await theirs
        try await rival.commit()
        try await ours
        #expect(attempts.withLock { $0 } == 2)
        let taken = try await gate.sql("select taken from public.places order by place")
        #expect(try taken.map { try $0.value("taken", as: Int.self) } == [2, 2])
    }
}

import Synchronization
import TestSupport
import Testing

@testable import Postgres

/// What tasks did, as they did it.
private final class Log: Sendable {
    let numbers = Mutex<[Int]>([])
    let busy = Mutex<Set<Int>>([])

    func add(_ number: Int) { numbers.withLock { $0.append(number) } }
}

@Suite(.emptyPostgres)
struct SessionPoolTests {
    /// Returns once so many tasks wait for their turn.
    private func wait(for count: Int, in pool: SessionPool) async throws {
        while await pool.waitingCount < count { try await Task.sleep(for: .milliseconds(1)) }
    }

    @Test func `a session is lent to one task at a time`() async throws {
        let pool = try TestDatabase.pool(limit: 2)
        let log = Log()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await pool.withSession { session in
                        let process = try await session.serverProcess()
                        let isAlone = log.busy.withLock { $0.insert(process).inserted }
                        log.add(process)
                        try await session.sql("select pg_sleep(0.005)")
                        _ = log.busy.withLock { $0.remove(process) }
                        return isAlone
                    }
                }
            }
            for try await isAlone in group { #expect(isAlone) }
        }
        #expect((1...2).contains(Set(log.numbers.withLock { $0 }).count))
    }

    @Test func `who waits is served in order, and whoever comes later stands behind`() async throws
    {
        let pool = try TestDatabase.pool(limit: 1)
        let log = Log()
        let (held, hold) = AsyncStream<Void>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (began, begin) = AsyncStream<Void>.makeStream()
            group.addTask {
                try await pool.withSession { _ in
                    begin.finish()
                    for await _ in held {}
                }
            }
            for await _ in began {}
            for number in 1...5 {
                group.addTask {
                    try await pool.withSession { _ in
                        log.add(number)
                        guard number == 1 else { return }
                        // Asks while the others wait, and comes after them.
                        Task.detached { try await pool.withSession { _ in log.add(6) } }
                        try await self.wait(for: 5, in: pool)
                    }
                }
                try await wait(for: number, in: pool)
            }
            hold.finish()
            try await group.waitForAll()
        }
        while log.numbers.withLock({ $0.count }) < 6 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(log.numbers.withLock { $0 } == [1, 2, 3, 4, 5, 6])
    }

    @Test func `those who need two sessions get both or none, and nobody stands still`()
        async throws
    {
        let pool = try TestDatabase.pool(limit: 2)
        let log = Log()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<12 {
                group.addTask {
                    if number.isMultiple(of: 3) {
                        try await pool.query(Statement(path: "one", text: "select 1"))
                    } else {
                        try await pool.withTwoSessions { first, second in
                            let one = try await first.serverProcess()
                            #expect(try await second.serverProcess() != one)
                            try await second.sql("select pg_sleep(0.002)")
                        }
                    }
                    log.add(number)
                }
            }
            try await group.waitForAll()
        }
        #expect(log.numbers.withLock { $0.count } == 12)
    }

    @Test func `a session that comes back inside a transaction is lent to nobody`() async throws {
        let pool = try TestDatabase.pool(limit: 1)
        let first = try await pool.withSession { session in
            try await session.begin()
            return try await session.serverProcess()
        }
        let second = try await pool.withSession { try await $0.serverProcess() }
        #expect(first != second)
    }
}

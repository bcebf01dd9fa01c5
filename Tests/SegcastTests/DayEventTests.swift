import Exports
import Failures
import Refresh
import Synchronization
import TestSupport
import Testing

/// What whoever listens to a refresh hears of its end, and of the lists that are not made.
@Suite(.emptyPostgres)
struct DayEventTests {
    /// What was heard of days and lists, in words.
    private final class Listener: Sendable {
        private let heard = Mutex<[String]>([])

        func hear(_ event: RefreshEvent) {
            let words: String? =
                switch event {
                case .notExported(let export, let failure):
                    "\(export ?? "all") not exported: \(failure.kind)"
                case .dayEnded(let result):
                    "\(result.asOf) ended, \(result.exports.publications.count) published"
                case .dayFailed(let asOf, let failure):
                    "\(asOf ?? "today") failed: \(failure.kind)"
                default: nil
                }
            if let words { heard.withLock { $0.append(words) } }
        }

        /// What was heard since this was asked last.
        func news() -> [String] {
            heard.withLock { heard in
                defer { heard = [] }
                return heard
            }
        }
    }

    @Test func `whoever listens hears how a day ends, and of each list that is not made`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            let segcast = try await SecondShop.withChampion(in: folder)
            let listener = Listener()
            let deployment = try Deployment(
                folder: segcast.config,
                outbox: segcast.outbox,
                DeploymentSettings([
                    "SEGCAST_DATABASE_URL": try TestDatabase.url(),
                    "SEGCAST_KEY": String(repeating: "5e", count: 32),
                ]),
                reporting: listener.hear
            )
            func work(_ asOf: String) async throws -> DailyRefresh.Result {
                try await deployment.workingDay(asOf: asOf) { hashes in
                    let day = try await RefreshDay(deployment, hashes, asOf: asOf)
                    return try await DailyRefresh(day).run()
                }
            }
            _ = try await work("2025-11-01")
            #expect(listener.news() == ["2025-11-01 ended, 1 published"])
            // Everybody on the list was contacted within the week.
            let second = try await work("2025-11-02")
            #expect(second.exports.failures.count == 1)
            #expect(
                listener.news() == [
                    "north_search not exported: data", "2025-11-02 ended, 0 published",
                ]
            )
            await #expect(throws: RefreshError.asOfInTheFuture("2999-01-01")) {
                try await work("2999-01-01")
            }
            #expect(listener.news() == ["2999-01-01 failed: usage"])
            let stopped = Task { try await work("2025-11-03") }
            stopped.cancel()
            _ = await stopped.result
            #expect(listener.news() == [], "whoever stops a day knows")
        }
    }
}

import Learning
import Postgres
import TestSupport
import Testing
import Warehouse

@Suite(.postgres)
struct TrainingWindowTests {
    /// 2011-09-09T23:00:00Z, where 10 September begins in London.
    private let asOf = Instant(microseconds: 1_315_609_200_000_000)

    private func days() async throws -> BusinessDays {
        let wanted = TrainingWindows.boundaries(horizonDays: 90, TrainingDefinition())
        return try await BusinessDays(
            from: asOf,
            wanted,
            in: "Europe/London",
            from: TestDatabase.pool()
        )
    }

    @Test func `no window reads past the as-of, and none is judged on what it learned from`()
        async throws
    {
        let days = try await days()
        let windows = try TrainingWindows(
            days,
            horizonDays: 90,
            TrainingDefinition(),
            dataBegins: asOf.advanced(byDays: -700)
        )
        #expect(windows.refit.allSatisfy { days[$0 + 90] <= asOf })
        #expect(windows.fit.allSatisfy { days[$0 + 90] <= days[windows.gate] })
        #expect(windows.fit.count == 12)
        // Half of them lie in winter, an hour later in UTC, and all begin with a day of the shop's.
        #expect(days.name(windows.fit[0]) == "2011-03-14")
        #expect(days[windows.fit[0]].description == "2011-03-14T00:00:00Z")
        #expect(days[windows.gate].description == "2011-06-11T23:00:00Z")
        #expect(windows.refit.allSatisfy { days.name($0).count == 10 })
    }

    @Test func `too little history is refused with the day it lacks`() async throws {
        let days = try await days()
        #expect(throws: LearningError.self) {
            try TrainingWindows(
                days,
                horizonDays: 90,
                TrainingDefinition(),
                dataBegins: asOf.advanced(byDays: -200)
            )
        }
    }
}

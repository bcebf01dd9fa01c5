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
        let error = #expect(throws: LearningError.self) {
            try TrainingWindows(
                days,
                horizonDays: 90,
                TrainingDefinition(),
                dataBegins: asOf.advanced(byDays: -200)
            )
        }
        #expect(error?.tells("history-too-short") == true)
    }

    /// Labels of 30 days, three windows 30 days apart, each after 60 days of history: the gate is 30 days before the
    /// as-of, and the judged model learns from 60, 90 and 120 days before, as far back as there is data.
    @Test(
        arguments: [
            (180, [-60, -90, -120], [-30, -60, -90]), (179, [-60, -90], [-30, -60, -90]),
            (150, [-60, -90], [-30, -60, -90]), (149, [-60], [-30, -60]), (120, [-60], [-30, -60]),
            (119, nil, []),
        ] as [(Int, [Int]?, [Int])]
    )
    func `a window is learned from where all its history is there`(
        daysOfData: Int,
        fit: [Int]?,
        refit: [Int]
    ) async throws {
        var definition = TrainingDefinition()
        (definition.windows, definition.spacingDays, definition.historyDays) = (3, 30, 60)
        let boundaries = TrainingWindows.boundaries(horizonDays: 30, definition)
        let days = try await BusinessDays(
            from: asOf,
            boundaries.union([-daysOfData]),
            in: "Europe/London",
            from: TestDatabase.pool()
        )
        func windows() throws(LearningError) -> TrainingWindows {
            try TrainingWindows(
                days,
                horizonDays: 30,
                definition,
                dataBegins: days[-daysOfData]
            )
        }
        guard let fit else {
            let lacking = LearningError.historyTooShort(
                neededFrom: "2011-07-12",
                historyDays: 60,
                begins: days[-daysOfData]
            )
            #expect(throws: lacking) { try windows() }
            return
        }
        let found = try windows()
        #expect(found.gate == -30 && found.fit == fit && found.refit == refit)
        for window in found.fit + found.refit {
            #expect(boundaries.isSuperset(of: [window, window + 30, window - 60]))
        }
    }
}

import Postgres
import TestSupport
import Testing
import Warehouse

/// Days that begin and end with the business zone's clocks; the instants are worked out by hand.
@Suite(.postgres)
struct BusinessDayTests {
    private func days(_ zone: String, from origin: String, _ counts: Int...) async throws
        -> BusinessDays
    {
        try await BusinessDays(
            from: try await instant(origin),
            counts,
            in: zone,
            from: TestDatabase.pool()
        )
    }

    private func instant(_ text: String) async throws -> Instant {
        try await TestDatabase.connect().sql("select $1::timestamptz as at", [.text(text)])[0]
            .value("at")
    }

    @Test(arguments: [
        ("Europe/Berlin", "2024-11-15", "2024-11-14T23:00:00Z"),
        ("America/Havana", "2024-03-10", "2024-03-10T05:00:00Z"),  // there is no 00:00
        ("America/Havana", "2024-11-03", "2024-11-03T04:00:00Z"),  // there are two
        ("America/Asuncion", "2024-10-06", "2024-10-06T04:00:00Z"),
        ("Australia/Lord_Howe", "2024-04-07", "2024-04-06T13:00:00Z"),
        ("UTC", "2024-02-29", "2024-02-29T00:00:00Z"),
    ])
    func `a day begins at its first instant`(zone: String, day: String, begins: String)
        async throws
    {
        let begun = try await BusinessDays.begin(of: day, in: zone, from: TestDatabase.pool())
        #expect(begun.begins.description == begins)
        #expect(try await days(zone, from: begins).name(0) == day)
    }

    @Test func `days are counted by the calendar, also across a change of the clocks`()
        async throws
    {
        let autumn = try await days("Europe/Berlin", from: "2024-11-14T23:00Z", -30, -365, 170)
        #expect(autumn[-30].description == "2024-10-15T22:00:00Z")
        #expect(autumn.name(-30) == "2024-10-16")
        #expect(autumn[-365].description == "2023-11-15T23:00:00Z")
        #expect(autumn[170].description == "2025-05-03T22:00:00Z")
        let morning = try await days("Europe/Berlin", from: "2024-11-15T09:00Z", -30)
        #expect(morning[-30].description == "2024-10-16T08:00:00Z")
        #expect(morning.name(-30) == "2024-10-16T08:00:00Z")
        let skipped = try await days("America/Havana", from: "2024-03-10T05:00Z", -1, 1, 238)
        #expect(skipped[-1].description == "2024-03-09T05:00:00Z")
        #expect(skipped[1].description == "2024-03-11T04:00:00Z")
        #expect(skipped[238].description == "2024-11-03T04:00:00Z")
    }

    @Test func `clocks before the origin are told by how far they were ahead of its own`()
        async throws
    {
        // Berlin in 2024: summer time from 31 March 01:00Z to 27 October 01:00Z.
        let winter = try await days("Europe/Berlin", from: "2024-11-14T23:00Z")
        let changes = zip(winter.clockChanges, winter.clockShifts.dropFirst())
        let found = changes.map { "\($0.description) \($1)" }
        #expect(
            found.suffix(2) == [
                "2024-03-31T01:00:00Z 3600 seconds", "2024-10-27T01:00:00Z 0 seconds",
            ]
        )
        #expect(winter.clockShifts.count == winter.clockChanges.count + 1)
        let never = try await days("UTC", from: "2024-11-14T23:00Z")
        #expect(never.clockChanges == [never.origin])
        #expect(never.clockShifts == ["0 seconds", "0 seconds"])
    }

    @Test(arguments: ["2024-02-30", "2024-13-01", "some day", ""])
    func `what is no day begins none`(day: String) async throws {
        await #expect(throws: PostgresError.self) {
            _ = try await BusinessDays.begin(of: day, in: "UTC", from: TestDatabase.pool())
        }
    }
}

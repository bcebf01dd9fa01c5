public import Postgres

/// Days of the business zone, counted from one instant.
///
/// A day is a day of the zone, whether it has 23, 24 or 25 hours: so many days before a day's first instant is the
/// first instant of another day, and so many days before 10:00 is 10:00 on another day (the server's choice where the
/// clocks skip or repeat that time). The server's time zones decide, for it is the server that reads naive times.
public struct BusinessDays: Sendable {
    /// The instant that days are counted from.
    public let origin: Instant
    /// The zone that cuts the days.
    public let zone: String

    private let boundaries: [Int: (begins: Instant, name: String?)]
    /// The stretches of time before the origin in which clocks stood still, oldest first: when each begins, and how
    /// many seconds its clocks were ahead of the origin's.
    private let stretches: [(begins: Instant, aheadSeconds: Int)]

    /// Asks the server for days around an instant.
    ///
    /// - Parameters:
    ///   - origin: the instant that days are counted from.
    ///   - days: the numbers of days that will be asked for, negative before the origin.
    ///   - zone: the business zone.
    ///   - pool: sessions with the server.
    /// - Throws: `PostgresError`, such as for a zone that the server does not know.
    public init(
        from origin: Instant,
        _ days: some Sequence<Int>,
        in zone: String,
        from pool: SessionPool
    ) async throws {
        self.origin = origin
        self.zone = zone
        var binder = Binder()
        let from = binder.bind(.timestamptz(origin), as: "timestamptz")
        let there = binder.bind(.text(zone), as: "text")
        let wanted = binder.bind(
            .bigints(Set(days).union([0]).sorted().map(Int64.init)),
            as: "integer[]"
        )
        func begins(_ alias: String) -> Expression {
            Fragments.dayBegins.filled(["day": .column(alias, "local_day"), "zone": there])
        }
        let statement = Templates.listBusinessDays.filled([
            "origin": from, "zone": there, "days": wanted,
            "begins_at": begins("wanted"), "own_begins_at": begins("here"),
        ])
        var boundaries: [Int: (Instant, String?)] = [:]
        for row in try await pool.query(statement, binder.values) {
            boundaries[row.dayCount] = (row.boundaryAt, row.dayName)
        }
        self.boundaries = boundaries
        let changes = try await pool.query(
            SQL.listClockChanges,
            [.timestamptz(origin), .text(zone)]
        )
        .map { row -> (Instant, Int) in
            (row.beginsAt, row.aheadSeconds)
        }
        .filter { $0.0 <= origin }
        let ahead = changes.last?.1 ?? 0
        stretches = changes.map { ($0.0, $0.1 - ahead) }
    }

    /// The instant so many days after the origin; before it when negative.
    ///
    /// - Precondition: the number was asked for, or is 0.
    public subscript(days: Int) -> Instant { found(days).begins }

    /// What that day is called, such as `2011-09-10`; the instant where no day begins then.
    public func name(_ days: Int) -> String { found(days).name ?? found(days).begins.description }

    /// When clocks before the origin were changed, oldest first; never empty, so that it can be bound.
    public var clockChanges: [Instant] {
        stretches.count > 1 ? stretches.dropFirst().map(\.begins) : [origin]
    }

    /// How far clocks were ahead of the origin's before the first change and after each, as intervals.
    public var clockShifts: [String] {
        let shifts = stretches.map { "\($0.aheadSeconds) seconds" }
        return stretches.count > 1 ? shifts : ["0 seconds", "0 seconds"]
    }

    /// Returns when a day of the zone begins, or today.
    ///
    /// - Parameters:
    ///   - day: a day such as `2011-09-10`; today when `nil`.
    ///   - zone: the business zone.
    ///   - pool: sessions with the server.
    /// - Returns: the day's first instant, and the server's time.
    /// - Throws: `PostgresError`, for a text that is no day too.
    public static func begin(
        of day: String?,
        in zone: String,
        from pool: SessionPool
    ) async throws -> (begins: Instant, now: Instant) {
        var binder = Binder()
        let there = binder.bind(.text(zone), as: "text")
        let local =
            day.map { binder.bind(.text($0), as: "text").cast(to: "date").cast(to: "timestamp") }
            ?? Fragments.dayToday.filled(["zone": there])
        let begins = Fragments.dayBegins.filled([
            "day": .column("here", "local_day"), "zone": there,
        ])
        let statement = Templates.findDay.filled([
            "begins_at": begins, "day": local,
        ])
        let row = try await pool.one(statement, binder.values)
        return (row.beginsAt, row.readAt)
    }

    private func found(_ days: Int) -> (begins: Instant, name: String?) {
        guard let boundary = boundaries[days] else {
            preconditionFailure("nobody asked for \(days) days")
        }
        return boundary
    }
}

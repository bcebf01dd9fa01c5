import Postgres
import Texts

extension SourceCounter {
    /// Holds the newest row that counts against what is stated, or against the source's own rhythm.
    func freshness(_ newest: Instant?, _ sources: SessionPool) async throws -> [Finding] {
        guard let hours = source.definition.freshWithinHours else {
            return try await rhythm(newest, sources)
        }
        if let newest, newest >= asOf.advanced(byHours: -hours) { return [] }
        return [
            Finding(
                .error,
                .rowsOld,
                role,
                "the newest row is of \(newest.map(\.description) ?? "never"), more than \(hours.counted("hour")) before the as-of",
                fix:
                    "give the day the data ends with --as-of, wait for the load, or raise fresh_within_hours"
            )
        ]
    }

    /// Holds the newest row against the source's own rhythm.
    ///
    /// What customers do goes on as it did before, and what stopped is not acted on. So it is with consents that came on
    /// every second day: withdrawals are missing where they stopped. Those that come seldom may well be quiet for a
    /// while, so that their silence is only told. A shop may win no customers: that they stopped is told where they came
    /// on every second day, and says nothing where they were few. A line of an order is as fresh as the order;
    /// suppressions bear no time.
    private func rhythm(_ newest: Instant?, _ sources: SessionPool) async throws -> [Finding] {
        // Where the newest row is this young, no rhythm finds it old; a row may bear an old time and be loaded lately.
        if let newest, source.definition[.loadedAt] == nil,
            newest >= asOf.advanced(byDays: -SourceRhythm.fewestExpectedDays)
        {
            return []
        }
        guard let rhythm = try await measure(sources), let expected = rhythm.expectedDays,
            rhythm.newest < asOf.advanced(byDays: -expected),
            source.role != .customers || rhythm.isDense
        else { return [] }
        let days = (asOf.microseconds - rhythm.newest.microseconds) / 86_400_000_000
        let isExpected = source.role.isActivity || source.role == .consents && rhythm.isDense
        return [
            Finding(
                isActedOn && isExpected ? .error : .warning,
                .sourceStopped,
                role,
                "the newest row is of \(rhythm.newest), \(days.counted("day")) before the as-of, where \(rhythm.words) and at most "
                    + "\(expected) are expected",
                fix:
                    "give the day the data ends with --as-of, load what came since, or state fresh_within_hours"
            )
        ]
    }

    func measure(_ sources: SessionPool) async throws -> SourceRhythm? {
        var binder = Binder()
        let rows: Relation
        let time: Expression
        if source.role == .customers {
            let people = try CustomerRows(.customers, in: catalog, &binder)
            guard let createdAt = people.createdAt else { return nil }
            time = .column("source", "created_at")
            rows = Fragments.sourceRows.relation([
                "columns": Columns(named: [("created_at", createdAt)]),
                "base": people.base, "condition": people.condition,
            ])
        } else if source.definition.grants != nil {
            let people = try CustomerRows(source.role, in: catalog, &binder)
            let answers = try ConsentAnswers(in: people, &binder)
            guard let saidAt = answers.recordedAt else { return nil }
            time = .column("source", "said_at")
            rows = Fragments.sourceRows.relation([
                "columns": Columns(named: [("said_at", saidAt)]), "base": answers.base,
                "condition": .all([people.condition, saidAt > .timestamptz(.distantPast)]),
            ])
        } else {
            guard source.definition.happenedAt != nil else { return nil }
            var activity = try SourceRows(source.role, in: catalog, &binder)
            time = try activity.column("occurred_at")
            rows = activity.relation(
                until: binder.bind(.timestamptz(asOf), as: "timestamptz")
            )
        }
        return try await SourceRhythm(of: rows, at: time, before: asOf, binder, from: sources)
    }
}

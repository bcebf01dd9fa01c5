import Postgres
import Warehouse

extension ExampleReader {
    /// How far back the label's source is looked at, in days.
    static func reach(of outcome: OutcomeDefinition) -> Int {
        let plan = outcome.training
        return 2 * outcome.horizonDays + plan.windows * plan.spacingDays + plan.historyDays
    }

    /// Returns the extent of the label's source in the stretch of time that a training can look at.
    ///
    /// A row from long before, such as one that was dated 1970 by mistake, is no beginning of the data and
    /// makes no gap.
    func describeLabels() async throws -> LabelSpan {
        let (statement, values) = try Self.extent(outcome, in: catalog, days)
        let row = try await sources.one(statement, values)
        guard let begins = row.beginsAt, let ends = row.endsAt else {
            let newest = try await newestLabel(before: knownBefore)
            throw LearningError.noLabels(source: outcome.label.rawValue, newest: newest)
        }
        return LabelSpan(
            begins: begins,
            ends: ends,
            rowCount: row.rowCount,
            gapDays: row.gapDays,
            quietDays: row.quietDays
        )
    }

    /// Whether the label's source already holds everything up to `instant`.
    func isClosed(at instant: Instant) async throws -> Bool {
        try await newestLabel(from: instant) != nil
    }

    private func newestLabel(
        from begin: Instant? = nil,
        before end: Instant? = nil
    ) async throws -> Instant? {
        let (statement, values) = try Self.newest(outcome, in: catalog, from: begin, before: end)
        return try await sources.one(statement, values).endsAt
    }

    /// Describes the label's source over the days that reach back from an as-of.
    static func extent(
        _ outcome: OutcomeDefinition,
        in catalog: WarehouseCatalog,
        _ days: BusinessDays
    ) throws -> (Query<Templates.DescribeLabelsRow>, [Value]) {
        var binder = Binder()
        let (rows, condition) = try labels(of: outcome, in: catalog, &binder)
        let from = binder.bind(.timestamptz(days[-reach(of: outcome)]), as: "timestamptz")
        let until = binder.bind(.timestamptz(days.origin), as: "timestamptz")
        let statement = Templates.describeLabels.filled([
            "rows": rows.relation(from: from, until: until),
            "condition": condition, "as_of": until,
            "zone": binder.bind(.text(days.zone), as: "text"),
        ])
        return (statement, binder.values)
    }

    /// Finds when the newest row of the label's source happened, in a stretch of time.
    static func newest(
        _ outcome: OutcomeDefinition,
        in catalog: WarehouseCatalog,
        from begin: Instant? = nil,
        before end: Instant? = nil
    ) throws -> (Query<Templates.FindLastLabelRow>, [Value]) {
        var binder = Binder()
        let (rows, condition) = try labels(of: outcome, in: catalog, &binder)
        let from = begin.map { binder.bind(.timestamptz($0), as: "timestamptz") }
        let until = binder.bind(end.map(Value.timestamptz) ?? .text("infinity"), as: "timestamptz")
        let statement = Templates.findLastLabel.filled([
            "rows": rows.relation(from: from, until: until),
            "condition": condition,
        ])
        return (statement, binder.values)
    }

    /// Reads whom what is predicted was observed of, and what labels them by a kind, of what happened between two
    /// instants.
    static func observed(
        _ outcome: OutcomeDefinition,
        by kind: any OutcomeKind,
        in catalog: WarehouseCatalog,
        from begins: Instant,
        until closes: Instant,
        knownBefore: Instant
    ) throws -> Statement {
        var binder = Binder.literals
        let (rows, condition) = try labels(of: outcome, in: catalog, &binder)
        let from = binder.bind(.timestamptz(begins), as: "timestamptz")
        let until = binder.bind(.timestamptz(closes), as: "timestamptz")
        let known = binder.bind(.timestamptz(max(closes, knownBefore)), as: "timestamptz")
        var labelled = LabelRows(rows, from: from, until: until)
        let label = try kind.label(of: outcome, over: &labelled)
        return Templates.copyObserved.filled([
            "rows": labelled.rows.relation(from: from, until: until, knownBefore: known),
            "condition": condition, "label": label,
        ])
    }

    /// The rows of the label's source, and which of them count.
    private static func labels(
        of outcome: OutcomeDefinition,
        in catalog: WarehouseCatalog,
        _ binder: inout Binder
    ) throws -> (SourceRows, Expression) {
        var rows = try SourceRows(outcome.label, in: catalog, &binder)
        let conditions = try outcome.filter.conditions(&binder) { try rows.column($0) }
        return (rows, .all(conditions))
    }
}

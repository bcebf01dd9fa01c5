import Postgres
import Warehouse

/// A source's rows before the as-of, and which of them one measure is computed from.
struct MeasuredSource {
    /// The rows; a measure adds the columns that it reads.
    var rows: SourceRows
    /// The instant the rows lie before.
    let asOf: AsOf
    /// That a row lies in the measure's window; empty where that is all of the past.
    let window: [Expression]
    /// That the measure's filter keeps a row.
    let filters: [Expression]

    /// Chooses among rows.
    ///
    /// - Throws: `WarehouseError` when the filter names what no source maps.
    init(_ rows: SourceRows, _ choice: RowChoice, before asOf: AsOf) throws {
        var rows = rows
        var binder = Binder.literals
        window = choice.windowDays.map { [asOf.isWithin(days: $0)] } ?? []
        filters = try choice.filter.conditions(&binder) { try rows.column($0) }
        self.rows = rows
        self.asOf = asOf
    }

    /// That a row lies in the window and is kept.
    var condition: Expression { .all(window + filters) }

    /// How many rows meet conditions.
    func count(where conditions: [Expression]) -> Expression {
        Fragments.count.filled(["condition": .all(conditions)])
    }

    /// The column of gaps among the rows that a filter keeps; a gap counts in the window that it ends in, also when it
    /// began before.
    mutating func gap(among filter: RowFilter) throws -> Expression {
        var binder = Binder.literals
        let conditions = try filter.conditions(&binder) { try rows.inner($0) }
        let occurredAt = try rows.inner("occurred_at")
        let gap = Fragments.gap.filled([
            "occurred_at": occurredAt, "clock": asOf.onClock(occurredAt),
            "customer_key": try rows.inner("customer_key"),
            "condition": .all(conditions),
        ])
        return rows.compute(gap)
    }
}

import Postgres

// Orders that stand in their relation line by line are one row each here, for whoever reads or counts them.
extension Source {
    /// The order of each key, of the relation's rows; `nil` where a row is an order already.
    ///
    /// It is the line that became known first, of those that are kept and say whose they are and when they happened: which
    /// one that is does not change with lines to come.
    func firstLines(of relation: Hole) -> Relation? {
        guard definition.grain == .lines, let key = definition[.key], columnTypes[key] != nil else {
            return nil
        }
        // A subquery of rows is written out wherever they are read.
        var binder = Binder.literals
        let zone = binder.bind(.text(zone), as: "text")
        func time(_ key: ColumnKey) -> Expression? {
            definition[key].flatMap { column in
                columnTypes[column] == nil ? nil : instant(column, alias: "line", zone: zone)
            }
        }
        let known = Set(usedColumns)
        let occurred = time(.occurredAt) ?? .null("timestamptz")
        let kept = definition.exclude.filter { known.contains($0.column) }
            .map { isKept(by: $0, alias: "line", &binder) }
        let needed = [definition[.customer], definition[.occurredAt]].compactMap { $0 }
            .filter(known.contains)
        return Fragments.firstLines.subquery([
            "columns": Columns(usedColumns.map { .column("held", $0) }),
            "own_columns": Columns(usedColumns.map { .column("line", $0) }),
            "key": text(key, alias: "line"), "relation": relation,
            "is_kept": Expression.all(
                kept + needed.map { Expression.column("line", $0).isNotNull }
            ),
            "known_at": time(.loadedAt) ?? occurred, "occurred_at": occurred,
            "rest": Expression.array(usedColumns.map { text($0, alias: "line") }, of: "text"),
        ])
    }
}

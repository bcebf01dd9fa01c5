import Postgres

/// Counts one source's rows and judges the counts.
struct SourceCounter {
    let catalog: WarehouseCatalog
    let source: Source
    let asOf: Instant
    /// Whether what is computed may choose whom to write to.
    let isActedOn: Bool

    var role: String { source.role.rawValue }

    /// Counts the rows, and holds them against those that were counted before.
    func count(_ sources: SessionPool, before: CountBefore?) async throws -> (
        counts: [SourceCheck.Count], findings: [Finding]
    ) {
        let (counts, used) = try await counted(sources)
        var findings = judge(counts, before: before)
        findings += used.findings(in: source, currency: catalog.definition.currency)
        findings += try await values(sources)
        // Where every row names a customer, none is spelled otherwise; an address counts beside an unknown key.
        if counts.contains(where: { $0.reason == SetAsideReason.unknownCustomer.rawValue })
            || !source.definition.naming.isEmpty
        {
            findings += try await respelled(sources)
        }
        if source.role == .customers {
            findings += try await catalog.guests?.findings(sources) ?? []
            findings += try await DetailCheck(catalog: catalog).findings(sources)
        }
        findings += try await sharedOrders(sources)
        findings += try await freshness(used.newest, sources)
        return (counts, findings + (try await readiness(sources)))
    }

    /// Counts the rows by the reason that sets them aside, and looks at those that none does.
    private func counted(
        _ sources: SessionPool
    ) async throws -> (counts: [SourceCheck.Count], used: UsedRows) {
        var counts: [SourceCheck.Count] = []
        var used = UsedRows()
        let (statement, values) = try statement()
        for row in try await sources.query(statement, values) {
            let count = SourceCheck.Count(source: role, reason: row.reason, rows: row.rowCount)
            counts.append(count)
            guard count.isUsed else { continue }
            used = UsedRows(
                repeatedKeys: row.repeatedCount,
                amountsNotFinite: row.notFiniteCount,
                amountsInOtherCurrency: row.otherCurrencyCount,
                incompleteRows: row.incompleteCount,
                newest: row.newestAt
            )
        }
        return (counts, used)
    }

    /// How many rows lack each mapped column, and which exclusions leave out none.
    private func values(_ sources: SessionPool) async throws -> [Finding] {
        // Of customers, those of the relation are asked, for what it holds: guests have their details from elsewhere.
        let mapped = catalog.definition[source.role]?.mappedColumns ?? []
        let exclusions = source.definition.exclude
        var binder = Binder()
        let leftOut = exclusions.map { exclusion in
            let isLeftOut = source.isLeftOut(by: exclusion, alias: "base", &binder)
            return Fragments.leftOutCount.filled(["condition": isLeftOut])
        }
        let statement = Templates.countValues.filled([
            "base": source.base,
            "null_counts": .array(
                mapped.map { Fragments.nullCount.filled(["value": .column("base", $0.column)]) },
                of: "bigint"
            ),
            "left_out_counts": .array(leftOut, of: "bigint"),
            "condition": source.told(.isGuest, alias: "base")?.negated ?? .true,
        ])
        let row = try await sources.one(statement, binder.values)
        let all = row.rowCount
        var findings = zip(mapped, row.nullCounts).compactMap { column, count in
            lacking(column, count, of: all)
        }
        for (exclusion, count) in zip(exclusions, row.leftOutCounts) where count == 0 && all > 0 {
            let check = ExclusionCheck(source: source, exclusion: exclusion)
            findings.append(try await check.finding(of: all, sources))
        }
        return findings
    }

    /// What it means that so many rows lack a column; `nil` where none does.
    private func lacking(
        _ column: (name: String, column: String),
        _ count: Int,
        of all: Int
    ) -> Finding? {
        guard count > 0 else { return nil }
        let message = "\(column.name) (\(column.column)) is null in \(count) of \(all) rows"
        guard count == all else { return Finding(.note, .columnNull, role, message) }
        return Finding(
            .warning,
            .columnNull,
            role,
            message,
            fix: "map another column, or leave \(column.name) out"
        )
    }

    private func judge(_ counts: [SourceCheck.Count], before: CountBefore?) -> [Finding] {
        let used = counts.first(where: \.isUsed)?.rows ?? 0
        let all = counts.reduce(0) { $0 + $1.rows }
        let isNeeded = source.role == .customers || source.role == .orders || source.role == .events
        var findings: [Finding] = []
        if used == 0 {
            findings.append(
                Finding(
                    isNeeded ? .error : .warning,
                    .sourceEmpty,
                    role,
                    all == 0
                        ? "\(source.definition.relation) is empty"
                        : "none of \(all) rows can be used",
                    fix: "load it, or look at the as-of and the reasons below"
                )
            )
        }
        if let least = source.definition.minRows, used < least {
            findings.append(
                Finding(
                    .error,
                    .rowsTooFew,
                    role,
                    "\(used) rows, fewer than min_rows \(least)",
                    fix: "wait for the load"
                )
            )
        }
        if let before, Self.volume.verdict(from: before.rows, to: used) == .shrank {
            findings.append(shrink(to: used, from: before))
        }
        findings += counts.compactMap { finding(for: $0, of: all) }
        return findings
    }

    /// What rows mean that are set aside; `nil` for those that are used.
    private func finding(for count: SourceCheck.Count, of all: Int) -> Finding? {
        guard let reason = SetAsideReason(counted: count.reason) else { return nil }
        let message = "\(count.rows) of \(all) rows set aside: \(count.reason)"
        if reason == .unknownCustomer, count.rows * 2 > all {
            let customers = catalog.sources[.customers]
            let customerType = customers?.type(of: customers?.definition[.key]).rawValue ?? "?"
            return Finding(
                .error,
                .customersUnknown,
                role,
                "\(message), most of them",
                fix:
                    "their customer must hold the key of customers (\(customerType)); are the two columns the same thing?"
            )
        }
        let meaning = reason.meaning.map { ": \($0)" } ?? ""
        return Finding(reason.severity, .rowsSetAside, role, message + meaning, fix: reason.fix)
    }

    private func readiness(_ sources: SessionPool) async throws -> [Finding] {
        guard let ready = source.definition.ready else { return [] }
        guard let parts = Source.split(ready.relation) else {
            return [
                Finding(
                    .error,
                    .relationUnqualified,
                    role,
                    "ready: relation \(ready.relation) has no schema",
                    fix: "schema.relation"
                )
            ]
        }
        let columns = try await sources.columns(of: [parts])
        guard let found = columns.first(where: { $0.columnName == ready.column }) else {
            return [
                Finding(
                    .error,
                    .columnMissing,
                    role,
                    "ready: there is no column \(ready.column) in \(ready.relation)",
                    fix: "name the marker's timestamp column"
                )
            ]
        }
        let type = ColumnType(typeName: found.typeName, isEnum: false)
        let marker = Source(
            definition: source.definition,
            schema: parts.schema,
            name: parts.name,
            columnTypes: [ready.column: type],
            zone: source.zone
        )
        var binder = Binder()
        let zone = binder.bind(.text(source.zone), as: "text")
        let statement = Templates.readMarker.filled([
            "relation": .relation(schema: parts.schema, name: parts.name), "zone": zone,
            "marked_at": marker.instant(ready.column, alias: "base", zone: zone),
            "as_of": binder.bind(.timestamptz(asOf), as: "timestamptz"),
        ])
        let row = try await sources.one(statement, binder.values)
        if let marked = row.markedAt, marked >= row.dayBeginsAt { return [] }
        return [
            Finding(
                .error,
                .notReady,
                role,
                "is not ready: its marker says \(row.markedAt.map(\.description) ?? "nothing")",
                fix: "wait for the load"
            )
        ]
    }

    func statement() throws -> (Query<Templates.CountRowsRow>, [Value]) {
        var binder = Binder()
        let plan = try SourceReasons(catalog: catalog, source: source, asOf: asOf, &binder)
        let mapped = source.definition
        let key = mapped[.key].map { Expression.column("base", $0).cast(to: "text") }
        let isNotFinite = plan.amount.map { Fragments.isNotFinite.filled(["value": $0]) }
        let isInOtherCurrency = mapped[.currency].map {
            let reporting = binder.bind(.text(catalog.definition.currency), as: "text")
            return Expression.column("base", $0).cast(to: "text").differs(from: reporting).or(.true)
        }
        // Without the number it is mapped for, or without any way to reach the customer.
        let expected =
            source.role == .customers
            ? mapped.reaching.map { Expression.column("base", $0) }
            : [plan.amount].compactMap { $0 }
        let isMissing = expected.map(\.isNull)
        let statement = Templates.countRows.filled([
            "reason": plan.reason, "base": plan.base,
            "row_key": (source.role == .customers ? nil : key) ?? .null("text"),
            "is_not_finite": isNotFinite ?? .false,
            "is_in_other_currency": isInOtherCurrency ?? .false,
            "is_incomplete": isMissing.isEmpty ? .false : .all(isMissing),
            "known_at": plan.knownAt,
        ])
        return (statement, binder.values)
    }
}

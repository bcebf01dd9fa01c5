import Postgres

/// Which reason sets a row of a source aside: the first that applies, in one expression.
struct SourceReasons {
    /// The reason, `used` for a row that counts.
    let reason: Expression
    /// Every row of the source, with what the reason looks at.
    let base: Relation
    /// When a row became known, or happened, or its customer became one.
    let knownAt: Expression

    /// A condition, and what rows are counted under for which it is the first to hold.
    private struct Step {
        let condition: Expression, words: String

        init(_ condition: Expression, _ reason: SetAsideReason) {
            (self.condition, words) = (condition, reason.rawValue)
        }

        init(_ condition: Expression, excludedBecause why: String) {
            (self.condition, words) = (condition, SetAsideReason.excluded(because: why))
        }
    }

    init(
        catalog: WarehouseCatalog,
        source: Source,
        asOf: Instant,
        _ binder: inout Binder
    ) throws(WarehouseError) {
        let rows = try OwnedRows(source, in: catalog)
        let zone = binder.bind(.text(catalog.zone(of: rows.owner)), as: "text")
        let limit = binder.bind(.timestamptz(asOf), as: "timestamptz")
        let customers = rows.knownCustomers(in: catalog)
        let steps =
            try Self.excluded(rows, &binder) + Self.nobodys(rows, among: customers)
            + Self.unbranded(rows, &binder) + Self.untimely(rows, zone, limit)
        reason = .firstHolding(
            steps.map { ($0.condition, binder.bind(.text($0.words), as: "text")) },
            else: binder.bind(.text(SourceCheck.Count.used), as: "text")
        )
        base = rows.relation(among: customers)
        if let occurred = rows.occurred(zone) {
            knownAt = rows.loaded(zone) ?? occurred
        } else if !rows.answered(zone).isEmpty {
            let times = Expression.array(rows.answered(zone), of: "timestamptz")
            knownAt = Fragments.newestOf.filled(["times": times])
        } else {
            knownAt = rows.created(zone) ?? .null("timestamptz")
        }
    }

    /// Rows that the contract leaves out, and why it does.
    private static func excluded(_ rows: OwnedRows, _ binder: inout Binder) -> [Step] {
        let sources = [(rows.source, "base")] + (rows.parent.map { [($0, "parent")] } ?? [])
        var steps: [Step] = []
        for (source, alias) in sources {
            for exclusion in source.definition.exclude {
                let values = binder.bind(.texts(exclusion.values), as: "text[]")
                let value = Expression.column(alias, exclusion.column).cast(to: "text")
                let isExcluded = value.isOne(of: values).or(.false)
                steps.append(Step(isExcluded, excludedBecause: exclusion.because))
            }
        }
        return steps
    }

    /// Rows that name nobody, or nobody who is known.
    private static func nobodys(_ rows: OwnedRows, among customers: Source?) -> [Step] {
        // A suppression names somebody by an address too.
        let isWithoutAddress = rows.addresses.map { Fragments.isBlank.filled(["value": $0]) }
        guard let customer = rows.customer else {
            if !isWithoutAddress.isEmpty { return [Step(.all(isWithoutAddress), .noCustomer)] }
            let key = rows.source.definition[.key]
            return key.map { [Step(Expression.column("base", $0).isNull, .noKey)] } ?? []
        }
        if rows.source.role == .customers { return uselessKeys(customer) }
        var steps: [Step] = [Step(.all([customer.isNull] + isWithoutAddress), .noCustomer)]
        if customers != nil {
            let isUnknown = Expression.column("known", "external_key").isNull
            steps.append(Step(.all([isUnknown] + isWithoutAddress), .unknownCustomer))
        }
        return steps
    }

    /// Yeses that name no brand where a column says which; a no without one is a no to each, and counts.
    private static func unbranded(
        _ rows: OwnedRows,
        _ binder: inout Binder
    ) throws(WarehouseError) -> [Step] {
        guard rows.source.role == .consents, let column = rows.source.definition[.brand] else {
            return []
        }
        // Of several answers in a row, one that is set aside is enough to count it so; the others count all the same.
        let brand = rows.source.text(column, alias: "base")
        let isYes = try ConsentsSource(rows.source).isYes(&binder)
        return [Step(.all([Fragments.isBlank.filled(["value": brand]), isYes]), .noBrand)]
    }

    /// Customers whose key tells nobody apart.
    private static func uselessKeys(_ key: Expression) -> [Step] {
        [
            Step(.all([key.isNull]), .noKey),
            Step(key.cast(to: "text").equals(.word("")), .emptyKey),
            Step(Fragments.isTooLong.filled(["value": key]), .keyTooLong),
            Step(Fragments.isRepeated.filled(["value": key]), .duplicateKey),
        ]
    }

    /// Rows of no time, and those that happened, or became known, at the as-of or later.
    private static func untimely(
        _ rows: OwnedRows,
        _ zone: Expression,
        _ limit: Expression
    ) -> [Step] {
        var steps: [Step] = []
        if let occurred = rows.occurred(zone) {
            if rows.source.role.isActivity {
                // One after all time lies after any as-of.
                let isBeforeAll = occurred.equals(.timestamptz(.distantPast))
                steps.append(Step(isBeforeAll.or(.true), .noTime))
            }
            steps.append(Step(occurred >= limit, .afterAsOf))
        } else if !rows.answered(zone).isEmpty {
            let isLate = Expression.any(rows.answered(zone).map { $0 >= limit })
            steps.append(Step(isLate, .afterAsOf))
        }
        if let created = rows.created(zone) {
            steps.append(Step(created >= limit, .createdAfterAsOf))
        }
        if let loaded = rows.loaded(zone) {
            steps.append(Step(loaded >= limit, .loadedAfterAsOf))
        }
        return steps
    }
}

import Postgres

/// Which reason sets a row of a source aside: the first that applies, in one expression.
struct SourceReasons {
    /// The reason, `used` for a row that counts.
    let reason: Expression
    /// Every row of the source, with what the reason looks at.
    let base: Relation
    /// When a row became known, or happened, or its customer became one.
    let knownAt: Expression
    /// What a row comes to; `nil` where nothing says so.
    let amount: Expression?

    init(
        catalog: WarehouseCatalog,
        source: Source,
        asOf: Instant,
        _ binder: inout Binder
    ) throws(WarehouseError) {
        let rows = try OwnedRows(source, in: catalog, &binder)
        let limit = binder.bind(.timestamptz(asOf), as: "timestamptz")
        let customers = rows.knownCustomers(in: catalog)
        let exclusions = rows.exclusions(&binder)
        let rules =
            try exclusions + Self.nobodys(rows, keeping: exclusions, among: customers)
            + Self.unbranded(rows, &binder) + Self.untimely(rows, limit)
        reason = .firstHolding(
            rules.map { ($0.isBroken, binder.bind(.text($0.reason), as: "text")) },
            else: binder.bind(.text(SourceCheck.Count.used), as: "text")
        )
        let lineAmounts = try LineAmounts(of: source, in: catalog, &binder)
        let everyRow = rows.relation(among: customers, &binder)
        base =
            lineAmounts?.relation(joining: everyRow, until: limit, knownBefore: limit) ?? everyRow
        amount = lineAmounts?.amount ?? source.amount()
        if let occurred = rows.occurred {
            knownAt = rows.loaded ?? occurred
        } else if !rows.answered.isEmpty {
            let times = Expression.array(rows.answered, of: "timestamptz")
            knownAt = Fragments.newestOf.filled(["times": times])
        } else {
            knownAt = rows.created ?? .null("timestamptz")
        }
    }

    /// Rows that name nobody, or nobody who is known.
    private static func nobodys(
        _ rows: OwnedRows,
        keeping exclusions: [RowRule],
        among customers: Source?
    ) -> [RowRule] {
        // A suppression names somebody by an address too.
        let isWithoutAddress = rows.addresses.map { Fragments.isBlank.filled(["value": $0]) }
        guard let customer = rows.customer else {
            if !isWithoutAddress.isEmpty {
                return [RowRule(.noCustomer, isBroken: .all(isWithoutAddress))]
            }
            let key = rows.source.definition[.key]
            return key.map { [RowRule(.noKey, isBroken: Expression.column("base", $0).isNull)] }
                ?? []
        }
        if rows.source.role == .customers {
            return uselessKeys(customer, among: .all(exclusions.map(\.isKept)))
        }
        let named = rows.named(customer)
        var rules = [
            isWithoutAddress.isEmpty
                ? named : RowRule(.noCustomer, isBroken: .all([named.isBroken] + isWithoutAddress))
        ]
        if let customers {
            let isUnknown = Expression.column("known", "external_key").isNull
            if let isAddressed = rows.told(.isAddressed) {
                rules.append(RowRule(.unknownAddress, isBroken: .all([isUnknown, isAddressed])))
            }
            rules.append(RowRule(.unknownCustomer, isBroken: .all([isUnknown] + isWithoutAddress)))
            // What they said denies them all the same.
            if !customers.definition.exclude.isEmpty,
                !SourceRole.contacts.contains(rows.source.role)
            {
                let isKept = Expression.column("known", "is_kept").or(.true)
                rules.append(RowRule(.excludedCustomer, isBroken: isKept.negated))
            }
        }
        return rules
    }

    /// Yeses that name no brand where a column says which; a no without one is a no to each, and counts.
    private static func unbranded(
        _ rows: OwnedRows,
        _ binder: inout Binder
    ) throws(WarehouseError) -> [RowRule] {
        guard rows.source.role == .consents, let column = rows.source.definition[.brand] else {
            return []
        }
        // Of several answers in a row, one that is set aside is enough to count it so; the others count all the same.
        let brand = rows.source.text(column, alias: "base")
        let isYes = try ConsentsSource(rows.source).isYes(&binder)
        return [
            RowRule(.noBrand, isBroken: .all([Fragments.isBlank.filled(["value": brand]), isYes]))
        ]
    }

    /// Customers whose key tells nobody apart, among those that no exclusion leaves out.
    private static func uselessKeys(_ key: Expression, among isKept: Expression) -> [RowRule] {
        [
            RowRule(.noKey, isBroken: .all([key.isNull])),
            RowRule(.emptyKey, isBroken: key.cast(to: "text").equals(.word(""))),
            RowRule(.keyTooLong, isBroken: Fragments.isTooLong.filled(["value": key])),
            RowRule(
                .duplicateKey,
                isBroken: Fragments.isRepeated.filled(["value": key, "is_kept": isKept])
            ),
        ]
    }

    /// Rows of no time, and those that happened, or became known, at the as-of or later.
    private static func untimely(_ rows: OwnedRows, _ limit: Expression) -> [RowRule] {
        var rules: [RowRule] = []
        if let occurred = rows.occurred {
            let (hasTime, isPast) = rows.happened(occurred, before: limit)
            rules += rows.source.role.isActivity ? [hasTime, isPast] : [isPast]
        } else if !rows.answered.isEmpty {
            let isLate = Expression.any(rows.answered.map { $0 >= limit })
            rules.append(RowRule(.afterAsOf, isBroken: isLate))
        }
        if let created = rows.created {
            rules.append(RowRule(.createdAfterAsOf, isBroken: created >= limit))
        }
        return rules + rows.known(before: limit)
    }
}

import Postgres

/// Which reason sets a row of a source aside: the first that applies, in one expression.
struct SourceReasons {
    /// The reason, `used` for a row that counts.
    let reason: Expression
    /// Every row of the source, with what the reason looks at.
    let base: Relation
    /// When a row became known, or happened, or its customer became one.
    let knownAt: Expression

    init(
        catalog: WarehouseCatalog,
        source: Source,
        asOf: Instant,
        _ binder: inout Binder
    ) throws(WarehouseError) {
        let parent =
            source.role == .lines && source.definition.customer == nil
            ? try catalog.source(.orders) : nil
        let owner = parent ?? source
        let alias = parent == nil ? "base" : "parent"
        let zone = binder.bind(.text(catalog.zone(of: owner)), as: "text")
        let limit = binder.bind(.timestamptz(asOf), as: "timestamptz")
        var relation = Fragments.baseRelation.relation(["relation": source.hole])
        if let parent {
            relation = Fragments.linesWithOrders.relation([
                "relation": source.hole, "orders": parent.hole,
                "line_order": .column("base", source.definition.order ?? ""),
                "order_key": .column("parent", parent.definition.key ?? ""),
            ])
        }
        var steps: [(condition: Expression, reason: String)] = []
        for (excluding, name) in [(source, "base")] + (parent.map { [($0, "parent")] } ?? []) {
            for exclusion in excluding.definition.exclude {
                let values = binder.bind(.texts(exclusion.values), as: "text[]")
                let value = Expression.column(name, exclusion.column).cast(to: "text")
                steps.append((value.isOne(of: values).or(.false), "excluded:\(exclusion.because)"))
            }
        }
        let isCustomers = source.role == .customers
        // A suppression names somebody by an address too.
        let addresses =
            source.role == .suppressions
            ? [source.definition.email, source.definition.phone].compactMap { $0 } : []
        let isWithoutAddress = addresses.map {
            Fragments.isBlank.filled(["value": .column("base", $0)])
        }
        if let column = isCustomers ? source.definition.key : owner.definition.customer {
            let key = Expression.column(alias, column)
            let isMissing = Expression.all([key.isNull] + isWithoutAddress)
            steps.append((isMissing, isCustomers ? "no_key" : "no_customer"))
            if isCustomers {
                let text = key.cast(to: "text")
                steps.append((text.equals(.word("")), "empty_key"))
                steps.append((Fragments.isTooLong.filled(["value": key]), "key_too_long"))
                steps.append((Fragments.isRepeated.filled(["value": key]), "duplicate_key"))
            } else if let customers = catalog.sources[.customers],
                let theirs = customers.definition.key
            {
                relation = Fragments.withKnownCustomers.relation([
                    "base": relation, "customers": customers.hole, "customer": key,
                    "key": .column("people", theirs),
                ])
                let isUnknown = Expression.column("known", "external_key").isNull
                steps.append((.all([isUnknown] + isWithoutAddress), "unknown_customer"))
            }
        } else if !addresses.isEmpty {
            steps.append((.all(isWithoutAddress), "no_customer"))
        } else if let key = source.definition.key {
            steps.append((Expression.column("base", key).isNull, "no_key"))
        }
        if let column = owner.definition.occurredAt {
            let occurred = owner.instant(column, alias: alias, zone: zone)
            if source.role.isActivity {
                // One after all time lies after any as-of.
                let isBeforeAll = occurred.equals(.timestamptz(.distantPast))
                steps.append((isBeforeAll.or(.true), "no_time"))
            }
            steps.append((occurred >= limit, "after_as_of"))
            knownAt =
                source.definition.loadedAt.map { source.instant($0, alias: "base", zone: zone) }
                ?? occurred
        } else if isCustomers, let column = source.definition.createdAt {
            knownAt = source.instant(column, alias: "base", zone: zone)
        } else {
            knownAt = .null("timestamptz")
        }
        if isCustomers, let column = source.definition.createdAt {
            let created = source.instant(column, alias: "base", zone: zone)
            steps.append((created >= limit, "created_after_as_of"))
        }
        if let column = source.definition.loadedAt {
            let loaded = source.instant(column, alias: "base", zone: zone)
            steps.append((loaded >= limit, "loaded_after_as_of"))
        }
        reason = .firstHolding(
            steps.map { ($0.condition, binder.bind(.text($0.reason), as: "text")) },
            else: binder.bind(.text("used"), as: "text")
        )
        base = relation
    }
}

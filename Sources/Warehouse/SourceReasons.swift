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
                "line_order": .expression(.column("base", source.definition.order ?? "")),
                "order_key": .expression(.column("parent", parent.definition.key ?? "")),
            ])
        }
        var steps: [(Expression, String)] = []
        func add(_ fragment: Fragment, _ value: Expression, _ reason: String) {
            steps.append((fragment.filled(["value": .expression(value)]), reason))
        }
        for (excluding, name) in [(source, "base")] + (parent.map { [($0, "parent")] } ?? []) {
            for exclusion in excluding.definition.exclude {
                let list = binder.bind(.texts(exclusion.values), as: "text[]")
                let condition = Fragments.isExcluded.filled([
                    "value": .expression(.column(name, exclusion.column)),
                    "list": .expression(list),
                ])
                steps.append((condition, "excluded:\(exclusion.because)"))
            }
        }
        let isCustomers = source.role == .customers
        // A suppression names somebody by an address too.
        let addresses =
            source.role == .suppressions
            ? [source.definition.email, source.definition.phone].compactMap { $0 } : []
        let isWithoutAddress = addresses.map {
            Fragments.isBlank.filled(["value": .expression(.column("base", $0))])
        }
        if let column = isCustomers ? source.definition.key : owner.definition.customer {
            let key = Expression.column(alias, column)
            let isMissing = Fragments.isMissing.filled(["value": .expression(key)])
            steps.append(
                (.all([isMissing] + isWithoutAddress), isCustomers ? "no_key" : "no_customer")
            )
            if isCustomers {
                add(Fragments.isEmpty, key, "empty_key")
                add(Fragments.isTooLong, key, "key_too_long")
                add(Fragments.isRepeated, key, "duplicate_key")
            } else if let customers = catalog.sources[.customers],
                let theirs = customers.definition.key
            {
                relation = Fragments.withKnownCustomers.relation([
                    "base": .from(relation), "customers": customers.hole,
                    "customer": .expression(key),
                    "key": .expression(.column("people", theirs)),
                ])
                let isUnknown = Expression.all(
                    [Fragments.isUnknownCustomer.filled()] + isWithoutAddress
                )
                steps.append((isUnknown, "unknown_customer"))
            }
        } else if !addresses.isEmpty {
            steps.append((.all(isWithoutAddress), "no_customer"))
        } else if let key = source.definition.key {
            add(Fragments.isMissing, .column("base", key), "no_key")
        }
        if let column = owner.definition.occurredAt {
            let occurred = owner.instant(column, alias: alias, zone: zone)
            if source.role.isActivity { add(Fragments.isNoTime, occurred, "no_time") }
            let isLater = Fragments.isFrom.filled([
                "value": .expression(occurred), "limit": .expression(limit),
            ])
            steps.append((isLater, "after_as_of"))
            knownAt =
                source.definition.loadedAt.map { source.instant($0, alias: "base", zone: zone) }
                ?? occurred
        } else if isCustomers, let column = source.definition.createdAt {
            knownAt = source.instant(column, alias: "base", zone: zone)
        } else {
            knownAt = Fragments.noTime.filled()
        }
        if isCustomers, let column = source.definition.createdAt {
            let created = source.instant(column, alias: "base", zone: zone)
            let isLater = Fragments.isFrom.filled([
                "value": .expression(created), "limit": .expression(limit),
            ])
            steps.append((isLater, "created_after_as_of"))
        }
        if let column = source.definition.loadedAt {
            let loaded = source.instant(column, alias: "base", zone: zone)
            let isLate = Fragments.isFrom.filled([
                "value": .expression(loaded), "limit": .expression(limit),
            ])
            steps.append((isLate, "loaded_after_as_of"))
        }
        var reason = Fragments.words.filled([
            "word": .expression(binder.bind(.text("used"), as: "text"))
        ])
        for (condition, name) in steps.reversed() {
            reason = Fragments.firstReason.filled([
                "condition": .expression(condition),
                "reason": .expression(binder.bind(.text(name), as: "text")),
                "otherwise": .expression(reason),
            ])
        }
        self.reason = reason
        base = relation
    }
}

import Postgres

/// Which reason sets a row of a source aside: the first that applies, in one expression.
struct SourceReasons {
    /// The reason, `used` for a row that counts.
    let reason: Expression
    /// Every row of the source, with what the reason looks at.
    let base: Relation
    /// When a row became known, or happened, or its customer became one.
    let knownAt: Expression

    private typealias Step = (condition: Expression, reason: String)

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
            steps.map { ($0.condition, binder.bind(.text($0.reason), as: "text")) },
            else: binder.bind(.text("used"), as: "text")
        )
        base = rows.relation(among: customers)
        if let occurred = rows.occurred(zone) {
            knownAt = rows.loaded(zone) ?? occurred
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
                steps.append((value.isOne(of: values).or(.false), "excluded:\(exclusion.because)"))
            }
        }
        return steps
    }

    /// Rows that name nobody, or nobody who is known.
    private static func nobodys(_ rows: OwnedRows, among customers: Source?) -> [Step] {
        // A suppression names somebody by an address too.
        let isWithoutAddress = rows.addresses.map { Fragments.isBlank.filled(["value": $0]) }
        guard let customer = rows.customer else {
            if !isWithoutAddress.isEmpty { return [(.all(isWithoutAddress), "no_customer")] }
            let key = rows.source.definition[.key]
            return key.map { [(Expression.column("base", $0).isNull, "no_key")] } ?? []
        }
        if rows.source.role == .customers { return uselessKeys(customer) }
        var steps: [Step] = [(.all([customer.isNull] + isWithoutAddress), "no_customer")]
        if customers != nil {
            let isUnknown = Expression.column("known", "external_key").isNull
            steps.append((.all([isUnknown] + isWithoutAddress), "unknown_customer"))
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
        let brand = rows.source.text(column, alias: "base")
        let isYes = try ConsentsSource(rows.source).isYes(&binder)
        return [(.all([Fragments.isBlank.filled(["value": brand]), isYes]), "no_brand")]
    }

    /// Customers whose key tells nobody apart.
    private static func uselessKeys(_ key: Expression) -> [Step] {
        [
            (.all([key.isNull]), "no_key"),
            (key.cast(to: "text").equals(.word("")), "empty_key"),
            (Fragments.isTooLong.filled(["value": key]), "key_too_long"),
            (Fragments.isRepeated.filled(["value": key]), "duplicate_key"),
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
                steps.append((isBeforeAll.or(.true), "no_time"))
            }
            steps.append((occurred >= limit, "after_as_of"))
        }
        if let created = rows.created(zone) {
            steps.append((created >= limit, "created_after_as_of"))
        }
        if let loaded = rows.loaded(zone) {
            steps.append((loaded >= limit, "loaded_after_as_of"))
        }
        return steps
    }
}

import Postgres

// The rules that rows have to keep, in the order in which a row that breaks several is counted: the contract's own, whose
// a row is, when it happened, when it became known.
extension OwnedRows {
    /// Rows that the contract leaves out, themselves or with their order.
    func exclusions(_ binder: inout Binder) -> [RowRule] {
        var rules = ownExclusions(&binder)
        if let orders {
            let key = Expression.column("parent", orders.key)
            rules += orders.source.definition.exclude.map {
                RowRule($0, of: orders.source, alias: "parent", withKey: key, &binder)
            }
        }
        return rules
    }

    /// Rows that the contract leaves out themselves.
    func ownExclusions(_ binder: inout Binder) -> [RowRule] {
        source.definition.exclude.map { RowRule($0, of: source, alias: "base", &binder) } + keyed
    }

    /// Lines of orders that say no order.
    private var keyed: [RowRule] {
        guard source.definition.grain == .lines, let column = source.definition[.key] else {
            return []
        }
        let key = Expression.column("base", column)
        return [RowRule(.noKey, isBroken: key.isNull, isKept: key.isNotNull)]
    }

    /// Rows that name nobody.
    func named(_ customer: Expression) -> RowRule {
        RowRule(.noCustomer, isBroken: customer.isNull, isKept: customer.isNotNull)
    }

    /// Rows of no time, and those that happened at an instant or later.
    ///
    /// One after all time lies after any instant.
    func happened(_ occurred: Expression, before limit: Expression) -> (
        hasTime: RowRule, isPast: RowRule
    ) {
        let past = Expression.timestamptz(.distantPast)
        return (
            RowRule(.noTime, isBroken: occurred.equals(past).or(.true), isKept: occurred > past),
            RowRule(.afterAsOf, isBroken: occurred >= limit, isKept: occurred < limit)
        )
    }

    /// Rows that became known at an instant or later, or nobody knows when; and those whose order did.
    func known(before limit: Expression) -> [RowRule] {
        loadedRules(before: limit)
            + orderTimes.map { time in
                RowRule(.orderNotKnown, isBroken: (time >= limit).or(.true), isKept: time < limit)
            }
    }

    /// Rows that themselves became known at an instant or later, or nobody knows when.
    func loadedRules(before limit: Expression) -> [RowRule] {
        guard let loaded else { return [] }
        return [
            RowRule(.noLoadedTime, isBroken: loaded.isNull),
            RowRule(.loadedAfterAsOf, isBroken: loaded >= limit, isKept: loaded < limit),
        ]
    }
}

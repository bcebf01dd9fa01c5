import Postgres

/// What orders come to that have no amount of their own: the sum of their lines' amounts.
///
/// The lines are summed by order once, wherever orders are read with it. Those that the contract leaves out are no part of
/// it, nor are those that happened, or became known, at an instant or later; an order without lines has no amount, and one
/// with a line of an unknown amount an unknown one.
struct LineAmounts: Sendable {
    /// The amount of an order, over the orders joined with their lines' sums.
    let amount = Expression.column("amounts", "amount")

    private let lines: OwnedRows
    private let isKept: [Expression]
    /// What a line comes to, the line's order, and the key of orders.
    private let part: Expression, line: Expression, key: Expression

    /// Finds the lines of `orders`; `nil` where those have amounts of their own, or none.
    ///
    /// - Throws: ``WarehouseError`` when the lines are not mapped, or what they come to is not.
    init?(
        of orders: Source,
        in catalog: WarehouseCatalog,
        _ binder: inout Binder
    ) throws(WarehouseError) {
        guard orders.definition.amountFrom == .lines else { return nil }
        let source = try catalog.source(.lines)
        lines = try OwnedRows(source, in: catalog, &binder)
        isKept = lines.ownExclusions(&binder).map(\.isKept)
        _ = try source.required(.amount)
        part = source.amount() ?? .null("numeric")
        line = .column("base", try source.required(.order))
        key = .column("base", try orders.required(.key))
    }

    /// Joins orders, called `base`, with what their lines come to.
    ///
    /// - Parameters:
    ///   - orders: the orders, alone or joined.
    ///   - until: when lines had to happen, where they say so themselves.
    ///   - knownBefore: when they had to be known.
    /// - Returns: the orders, beside `amounts`.
    func relation(
        joining orders: Relation,
        until: Expression,
        knownBefore: Expression
    ) -> Relation {
        let past = lines.ownTime.map { lines.happened($0, before: until) }
        let rules =
            (past.map { [$0.hasTime, $0.isPast] } ?? []) + lines.loadedRules(before: knownBefore)
        return Fragments.withLineAmounts.relation([
            "base": orders, "lines": lines.source.rows, "line_order": line, "amount": part,
            "order_key": key, "condition": .all(isKept + rules.map(\.isKept)),
        ])
    }
}

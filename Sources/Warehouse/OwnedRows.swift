import Postgres

/// The rows of a source beside whoever owns them: a line without a customer of its own is its order's.
struct OwnedRows: Sendable {
    let source: Source
    /// The orders of lines that have no customer of their own.
    let orders: LineOrders?

    init(_ source: Source, in catalog: WarehouseCatalog) throws(WarehouseError) {
        self.source = source
        orders =
            source.role == .lines && source.ownerKey() == nil
            ? try LineOrders(of: source, in: catalog) : nil
    }

    var parent: Source? { orders?.source }

    /// The source that says whose a row is and when it happened, and what it is called.
    var owner: Source { parent ?? source }
    var alias: String { parent == nil ? "base" : "parent" }

    /// The key of the customer that a row is of.
    var customer: Expression? { owner.ownerKey(alias: alias) }

    /// The addresses by which a suppression may name somebody besides.
    var addresses: [Expression] { source.definition.naming.map { .column("base", $0) } }

    /// The customers whom its rows are to be known among.
    func knownCustomers(in catalog: WarehouseCatalog) -> Source? {
        guard source.role != .customers, customer != nil,
            let customers = catalog.sources[.customers], customers.ownerKey() != nil
        else { return nil }
        return customers
    }

    /// Every row, with its order where that owns it, and with whoever it names among the customers.
    func relation(among customers: Source?) -> Relation {
        let relation =
            orders.map { Fragments.linesWithOrders.relation($0.holes(joining: source)) }
            ?? source.base
        guard let customer, let customers, let key = customers.ownerKey(alias: "people") else {
            return relation
        }
        return Fragments.withKnownCustomers.relation([
            "base": relation, "customers": customers.rows, "customer": customer,
            "key": key,
        ])
    }

    /// The rows with the orders that own them, where orders do; those of no order are nobody's, and not among them.
    var owned: Relation {
        orders.map { Fragments.baseLines.relation($0.holes(joining: source)) } ?? source.base
    }

    /// When a row happened, was loaded, and when its customer became one; each where a column says so.
    func occurred(_ zone: Expression) -> Expression? {
        owner.definition.happenedAt.map { owner.instant($0, alias: alias, zone: zone) }
    }

    /// When each of several answers in a row was said, of those of which a column says so.
    func answered(_ zone: Expression) -> [Expression] {
        (source.definition.grants ?? []).compactMap { $0.recordedAt(in: source, zone) }
    }

    func loaded(_ zone: Expression) -> Expression? {
        source.definition[.loadedAt].map { source.instant($0, alias: "base", zone: zone) }
    }

    func created(_ zone: Expression) -> Expression? {
        source.definition[.createdAt].map { source.instant($0, alias: "base", zone: zone) }
    }
}

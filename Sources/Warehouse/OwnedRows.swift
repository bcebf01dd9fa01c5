import Postgres

/// The rows of a source beside whoever owns them: where no column says whose they are, or when they happened, their orders
/// do.
struct OwnedRows: Sendable {
    let source: Source
    /// The orders of rows that do not say so themselves; `nil` where they do, or know of no order.
    let orders: RowOrders?
    /// The zone of the rows' naive times, and of their orders'.
    private let zone: Expression, parentZone: Expression

    init(
        _ source: Source,
        in catalog: WarehouseCatalog,
        _ binder: inout Binder
    ) throws(WarehouseError) {
        self.source = source
        orders =
            source.definition.leansOnOrders ? try RowOrders(of: source, in: catalog) : nil
        parentZone = binder.bind(.text((orders?.source ?? source).zone), as: "text")
        zone = binder.bind(.text(source.zone), as: "text")
    }

    var parent: Source? { orders?.source }

    /// The key of the customer that a row is of.
    var customer: Expression? { source.ownerKey() ?? parent?.ownerKey(alias: "parent") }

    /// What is known of a row besides its columns, where addresses tell whose it is.
    func told(_ column: ToldColumn) -> Expression? {
        guard source.ownerKey() == nil else { return source.told(column, alias: "base") }
        return parent?.told(column, alias: "parent")
    }

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
    func relation(among customers: Source?, _ binder: inout Binder) -> Relation {
        let relation =
            orders.map { Fragments.rowsWithOrders.relation($0.holes(joining: source)) }
            ?? source.base
        guard let customer, let customers, let key = customers.ownerKey(alias: "people") else {
            return relation
        }
        return Fragments.withKnownCustomers.relation([
            "base": relation, "customers": customers.rows, "customer": customer,
            "key": key, "is_kept": customers.isKept(alias: "people", &binder),
        ])
    }

    /// The rows with the orders that own them, where orders do; those of no order are nobody's, and not among them.
    var owned: Relation {
        orders.map { Fragments.baseRows.relation($0.holes(joining: source)) } ?? source.base
    }

    /// When a row happened: what it says itself, else its order.
    var occurred: Expression? { ownTime ?? orderOccurred }
    /// When a row says itself that it happened; `nil` where no column does.
    var ownTime: Expression? { time(source.definition.happenedAt) }

    /// When a row was loaded, and when its customer became one; each where a column says so.
    var loaded: Expression? { time(source.definition[.loadedAt]) }
    var created: Expression? { time(source.definition[.createdAt]) }

    /// When a row's order became known; and when it happened, where the row says of itself another time.
    var orderTimes: [Expression] {
        let loaded = parent?.definition[.loadedAt].flatMap(parentTime)
        let isDated = source.definition.happenedAt != nil
        return [isDated ? orderOccurred : nil, loaded].compactMap { $0 }
    }

    /// When each of several answers in a row was said, of those of which a column says so.
    var answered: [Expression] {
        (source.definition.grants ?? []).compactMap { $0.recordedAt(in: source, zone) }
    }

    private var orderOccurred: Expression? { parentTime(parent?.definition.happenedAt) }

    private func time(_ column: String?) -> Expression? {
        column.map { source.instant($0, alias: "base", zone: zone) }
    }

    private func parentTime(_ column: String?) -> Expression? {
        guard let parent, let column else { return nil }
        return parent.instant(column, alias: "parent", zone: parentZone)
    }
}

import Postgres

/// The orders of lines that have no customer of their own, and how both are joined.
struct LineOrders: Sendable {
    /// The orders.
    let source: Source
    /// The lines' column of the order's key.
    let line: String
    /// The orders' column of it.
    let key: String

    /// Finds the orders of `lines`.
    ///
    /// - Throws: ``WarehouseError`` when they are not mapped, or one of the columns is not.
    init(of lines: Source, in catalog: WarehouseCatalog) throws(WarehouseError) {
        source = try catalog.source(.orders)
        line = try lines.required(.order)
        key = try source.required(.key)
    }

    /// The relations and columns of the join, the lines called `base` and the orders `parent`.
    func holes(joining lines: Source) -> [String: any Filling] {
        [
            "relation": lines.rows, "orders": source.rows,
            "line_order": Expression.column("base", line),
            "order_key": Expression.column("parent", key),
        ]
    }
}

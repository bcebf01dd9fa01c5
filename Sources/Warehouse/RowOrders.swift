import Postgres

/// The orders of lines and returns, and how both are joined.
struct RowOrders: Sendable {
    /// The orders.
    let source: Source
    /// The rows' column of the order's key.
    let row: String
    /// The orders' column of it.
    let key: String

    /// Finds the orders of `rows`.
    ///
    /// - Throws: ``WarehouseError`` when they are not mapped, or one of the columns is not.
    init(of rows: Source, in catalog: WarehouseCatalog) throws(WarehouseError) {
        source = try catalog.source(.orders)
        row = try rows.required(.order)
        key = try source.required(.key)
    }

    /// The relations and columns of the join, the rows called `base` and the orders `parent`.
    func holes(joining rows: Source) -> [String: any Filling] {
        [
            "relation": rows.rows, "orders": source.rows,
            "row_order": Expression.column("base", row),
            "order_key": Expression.column("parent", key),
        ]
    }
}

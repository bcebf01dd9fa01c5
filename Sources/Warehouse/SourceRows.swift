public import Postgres

/// The rows of an activity source that count at an as-of, under the names that features use.
///
/// Rows without a customer, excluded rows, and rows that happened or became known at the as-of or
/// later are not among them. The relation is called `source`; its columns are those asked for, besides
/// `customer_key` and `occurred_at`.
public struct SourceRows: Sendable {
    /// The source.
    public let source: Source

    private let catalog: WarehouseCatalog
    private let rows: OwnedRows
    private var columns: [(name: String, value: Expression)]
    /// The products that a column was asked of, and the rows' and their own column of the key.
    private var products: (source: Source, row: String, key: String)?
    private let customerKey: Expression
    private let occurredAt: Expression
    private let exclusions: [RowRule]
    /// What orders come to by their lines, and whether somebody asked for it.
    private let lineAmounts: LineAmounts?
    private var readsLineAmounts = false

    /// Prepares to read the source that plays `role`.
    ///
    /// - Throws: ``WarehouseError`` when it, or the orders of its rows, are not mapped.
    public init(
        _ role: SourceRole,
        in catalog: WarehouseCatalog,
        _ binder: inout Binder
    ) throws(WarehouseError) {
        let source = try catalog.source(role)
        let rows = try OwnedRows(source, in: catalog, &binder)
        guard let customer = rows.customer, let occurred = rows.occurred else {
            throw .unknownColumn(
                source: role.rawValue,
                column: "customer or occurred_at",
                known: []
            )
        }
        self.source = source
        self.rows = rows
        self.catalog = catalog
        (customerKey, occurredAt) = (customer, occurred)
        columns = [("customer_key", customerKey), ("occurred_at", occurredAt)]
        exclusions = rows.exclusions(&binder)
        lineAmounts = try LineAmounts(of: source, in: catalog, &binder)
    }

    /// Returns a mapped column as an expression over `source`.
    ///
    /// - Parameter name: a name of the contract: `amount`, `key`, `product`, one under `columns:`, or
    ///   one of the products source, for rows that have a product.
    /// - Returns: the column.
    /// - Throws: ``WarehouseError/unknownColumn(source:column:known:)``.
    public mutating func column(_ name: String) throws(WarehouseError) -> Expression {
        let result = Expression.column("source", name)
        if columns.contains(where: { $0.name == name }) { return result }
        if name == ColumnKey.amount.rawValue, let lineAmounts {
            readsLineAmounts = true
            columns.append((name, lineAmounts.amount))
            return result
        }
        if let value = source.mapped(name) {
            columns.append((name, value))
            return result
        }
        if let row = source.definition[.product], let products = catalog.sources[.products],
            let column = products.definition.columns[name], let key = products.definition[.key]
        {
            self.products = (products, row, key)
            columns.append((name, .column("product", column)))
            return result
        }
        throw .unknownColumn(
            source: source.role.rawValue,
            column: name,
            known: source.definition.names
                + (catalog.sources[.products]?.definition.columns.keys.sorted() ?? [])
        )
    }

    /// Returns a numeric column as an exact number.
    public mutating func number(_ name: String) throws(WarehouseError) -> Expression {
        try column(name).cast(to: "numeric")
    }

    /// Adds a computed column, such as a gap to the row before, and returns it.
    public mutating func compute(_ expression: Expression) -> Expression {
        if let known = columns.first(where: { $0.value == expression }) {
            return .column("source", known.name)
        }
        let name = "computed_\(columns.count)"
        columns.append((name, expression))
        return .column("source", name)
    }

    /// A mapped column as it stands inside the rows, for ``compute(_:_:)``.
    public mutating func inner(_ name: String) throws(WarehouseError) -> Expression {
        _ = try column(name)
        return columns.first { $0.name == name }?.value ?? customerKey
    }

    /// The rows that happened in a stretch of time and were known at its end.
    ///
    /// - Parameters:
    ///   - from: the first instant; `nil` for all of the past.
    ///   - until: the instant nothing may look past.
    ///   - knownBefore: when rows had to be known; `until` when `nil`.
    /// - Returns: the relation, called `source`.
    public func relation(
        from: Expression? = nil,
        until: Expression,
        knownBefore: Expression? = nil
    ) -> Relation {
        let (hasTime, isPast) = rows.happened(occurredAt, before: until)
        let known = rows.known(before: knownBefore ?? until)
        let conditions =
            ([rows.named(customerKey), hasTime, isPast] + exclusions).map(\.isKept)
            + (from.map { [occurredAt >= $0] } ?? []) + known.map(\.isKept)
        return Fragments.sourceRows.relation([
            "columns": Columns(named: columns),
            "base": base(until: until, knownBefore: knownBefore ?? until),
            "condition": .all(conditions),
        ])
    }

    private func base(until: Expression, knownBefore: Expression) -> Relation {
        var base = rows.owned
        if readsLineAmounts, let lineAmounts {
            base = lineAmounts.relation(joining: base, until: until, knownBefore: knownBefore)
        }
        guard let products else { return base }
        return Fragments.withProducts.relation([
            "base": base, "products": products.source.rows,
            "row_product": .column("base", products.row),
            "product_key": .column("product", products.key),
        ])
    }
}

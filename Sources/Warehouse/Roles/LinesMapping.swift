import Shapes

/// What is mapped of what was in the orders.
enum LinesMapping: RoleMapping {
    static let columns: [SourceColumn] = [
        SourceColumn("key", \.key, "the column that tells lines apart"),
        SourceColumn(
            "customer",
            \.customer,
            holds: .key,
            "the column of the customer's key; else the order's"
        ),
        SourceColumn(
            "occurred_at",
            \.occurredAt,
            holds: .time,
            "when it happened; else the order's"
        ),
        .loadedAt, .amount, .currency,
        SourceColumn("order", \.order, required: true, "the column of the order's key"),
        .product,
    ]

    static var settings: [Field<SourceDefinition>] { [.freshness] }
}

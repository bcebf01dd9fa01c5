import Shapes

/// What is mapped of orders, returns and events.
enum ActivityMapping: RoleMapping {
    static let columns: [SourceColumn] = [
        SourceColumn("key", \.key, "the column that tells rows apart"),
        SourceColumn(
            "customer",
            \.customer,
            holds: .key,
            required: true,
            "the column of the customer's key"
        ),
        SourceColumn("occurred_at", \.occurredAt, holds: .time, required: true, "when it happened"),
        .loadedAt, .amount, .currency, .product,
    ]

    static var settings: [Field<SourceDefinition>] { [.freshness] }
}

extension SourceColumn {
    static let loadedAt = SourceColumn(
        "loaded_at",
        \.loadedAt,
        holds: .time,
        "when a row became known, where rows can be late"
    )
    static let amount = SourceColumn(
        "amount",
        \.amount,
        holds: .number,
        "money, in the reporting currency"
    )
    static let currency = SourceColumn(
        "currency",
        \.currency,
        "the column of an amount's currency"
    )
    static let product = SourceColumn("product", \.product, "the column of the product's key")
}

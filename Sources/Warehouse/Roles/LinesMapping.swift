import Shapes

/// What is mapped of what was in the orders.
enum LinesMapping: RoleMapping {
    static let meaning = "what was in the orders, one row a line"
    static let isActivity = true
    static let usualName = "line|item|detail"

    static let columns: [SourceColumn] = [
        SourceColumn(.key, "the column that tells lines apart"),
        .customer("the column of the customer's key; else the order's"),
        SourceColumn(.occurredAt, holds: .time, "when it happened; else the order's"),
        .loadedAt, .amount, .currency,
        SourceColumn(
            .order,
            required: true,
            named: "^(order|purchase|transaction|invoice|sale)(_?(id|key|no|nr|number|ref))?$",
            "the column of the order's key"
        ),
        .product(named: "product|article|sku|stock"),
    ]

    static var settings: [Field<SourceDefinition>] { [.freshness] }

    static func guess(_ role: SourceRole, in guesser: inout ContractGuesser) async throws {
        guesser.guessLines()
    }
}

import Shapes

/// What is mapped of what was in the orders.
enum LinesMapping: RoleMapping {
    static let meaning = "what was in the orders, one row a line"
    static let isActivity = true
    static let usualName =
        "line|item|detail|position|posten|ligne|artikel|article|product_lookup|polo[zž]k|pozycj|righ[ae]|(^|_)lig(_|$)"
    static let otherName: String? =
        "return|refund|payment|shipment|tax|histor|status|address|creditmemo|credit_memo|invoice_item|retour|gutschrift|avoir"
        + "|zahlung|paiement|versand|livraison|discount|note|grid"

    static let columns: [SourceColumn] = [
        .key(of: "lines"),
        .customer("the column of the customer's key; by default the customer is the order's"),
        SourceColumn(.occurredAt, holds: .time, "when it happened; by default when the order did"),
        .loadedAt, .amount,
        SourceColumn(
            .times,
            holds: .number,
            named: "quantity|qty|pieces|units|menge|anzahl|quantit|qte|nombre",
            "how many times the amount counts, such as pieces of a price: a line's amount is their product; by default once"
        ),
        .currency,
        .order(required: true, "the column of the order's key"),
        .product(named: "product|article|sku|stock|artikel|produkt|produit"),
    ]

    static var settings: [Field<SourceDefinition>] { [.freshness, .minorUnits] }

    static func guess(_ role: SourceRole, in guesser: inout ContractGuesser) async throws {
        try await guesser.guessLines()
    }
}

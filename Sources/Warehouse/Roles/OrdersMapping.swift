import Shapes

/// What is mapped of purchases.
enum OrdersMapping: ActivityMapping {
    static let meaning = "purchases, one row an order"
    static let usualName = "order|purchase|transaction|sale|invoice|booking|receipt|checkout"
    static let otherName: String? = "line|item|detail|event|return|refund"
    static let timeName = "order|placed|purchase|sold|book|invoice|transaction"

    static var settings: [Field<SourceDefinition>] {
        [
            .freshness,
            Field(
                "amount_from",
                \.amountFrom,
                .choice,
                "instead of amount: lines for the sum of the amounts of an order's lines that are kept, in the "
                    + "reporting currency; by default no amount"
            ),
        ]
    }
}

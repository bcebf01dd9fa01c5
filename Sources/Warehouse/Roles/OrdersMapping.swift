import Shapes

/// What is mapped of purchases.
enum OrdersMapping: ActivityMapping {
    static let meaning = "purchases, one row an order"
    static let usualName =
        "order|purchase|transaction|sale|invoice|booking|receipt|checkout|basket|bestell|auftr|rechnung|kauf|einkauf|commande"
        + "|facture|achat|vente|pedido|ordine|ordini|objedn|zam[oó]w|encomenda|rendel|(^|_)cde(_|$)"
    static let otherName: String? =
        "line|item|detail|event|return|refund|credit|position|posten|ligne|article|artikel|status|history|address|tax|payment"
        + "|shipment|zahlung|paiement|gutschrift|avoir|retour|product|meta|note|coupon|customer|abandon|versand|livraison"
        + "|polo[zž]k|pozycj|righ[ae]|(^|_)lig(_|$)|vratk|zwrot|reso(_|$)|report|rapport|prehled"
    static let timeName =
        "order|placed|purchase|sold|book|invoice|transaction|bestell|kauf|auftrag|commande|achat|(^|_)cde(_|$)|objedn|zam[oó]w"

    static var settings: [Field<SourceDefinition>] {
        [
            .freshness, .minorUnits,
            Field(
                "grain",
                \.grain,
                .choice,
                "lines where the relation has a row a line: rows that bear one key are one order, whose first line that "
                    + "became known says whose it is and when it was; with amount_from: lines",
                whenMissing: "a row is an order"
            ),
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

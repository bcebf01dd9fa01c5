/// Columns that several roles map alike.
extension SourceColumn {
    static let loadedAt = SourceColumn(
        .loadedAt,
        holds: .time,
        named: "ingest|load|sync|insert|etl|receiv",
        "when a row became known, where rows can be late"
    )
    static let amount = SourceColumn(
        .amount,
        holds: .number,
        named:
            "grand_total|total_?(price|sales)|gesamt|^total$|total$|brutto|montant_ttc|ttc$|gross|amount|betrag|montant|revenue|umsatz|summe"
            + "|wert|celkem|(^|_)(mt|amt)(_|$)|bedrag|[cč][aá]stk|total|net|value|price|preis|prix|sum",
        "money, in the reporting currency"
    )
    static let currency = SourceColumn(
        .currency,
        named: "currency|^money$|währung|waehrung|devise|monnaie",
        "the column of an amount's currency"
    )

    static func key(of rows: String) -> SourceColumn {
        SourceColumn(.key, "the column that tells \(rows) apart")
    }

    static func happened(
        _ usualName: String,
        required: Bool = false,
        _ meaning: String
    ) -> SourceColumn {
        SourceColumn(
            .occurredAt,
            holds: .time,
            required: required,
            named: "\(usualName)|created|vytvo[rř]|utworz|(^|_)crea(_|$)|date|datum|(^|_)dt(_|$)",
            meaning
        )
    }

    static func order(required: Bool = false, _ meaning: String) -> SourceColumn {
        SourceColumn(
            .order,
            required: required,
            named:
                "^(order|purchase|transaction|invoice|sale|basket|bestellung|auftrag|rechnung|commande|facture)"
                + "(_?(id|key|no|nr|number|ref))?$",
            meaning
        )
    }

    static func customer(
        required: Bool = false,
        naming: Bool = false,
        _ meaning: String = "the column of the customer's key"
    ) -> SourceColumn {
        SourceColumn(
            .customer,
            holds: .key,
            required: required,
            naming: naming,
            named:
                "^(customer|client|user|account|member|shopper|buyer|contact|person|household|kunden?|haushalt|foyer|acheteur)"
                + "(_?(id|key|no|nr|number|nummer|uuid|ref|code))?$",
            meaning
        )
    }

    static let customerEmail = SourceColumn(
        .customerEmail,
        personal: true,
        "the column of the address of whoever a row without a customer's key is of: the one customer who bears it, else "
            + "the guest"
    )

    /// The column by which a suppression names whom a column of customers reaches; `nil` where it reaches nobody.
    var naming: SourceColumn? {
        reach.map {
            SourceColumn(
                key,
                naming: true,
                "the column of \($0.one), or of its SHA-256: nobody who bears it is contacted"
            )
        }
    }

    static func product(named usualName: String? = nil) -> SourceColumn {
        SourceColumn(.product, named: usualName, "the column of the product's key")
    }
}

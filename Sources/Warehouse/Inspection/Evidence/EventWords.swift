/// What kinds of events mean.
enum EventWords {
    /// Whether a kind of event is a purchase, whole and done.
    static func isPurchase(_ value: String) -> Bool { purchases.contains(plain(value)) }

    /// Whether values sound like kinds of what people do on a site.
    static func areKinds(_ values: [String]) -> Bool {
        areBehaviour(values) || values.contains(where: isPurchase)
    }

    /// Whether one of some values sounds like what people do on a site short of buying.
    static func areBehaviour(_ values: [String]) -> Bool {
        values.contains { value in
            let text = plain(value)
            return behaviour.contains { text.contains($0) }
        }
    }

    private static func plain(_ value: String) -> String {
        value.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    private static let behaviour = [
        "view", "click", "addtocart", "pageview", "search", "session", "visit", "scroll",
        "warenkorb", "panier",
        "checkout", "impression", "wishlist", "removefromcart", "bounce", "login",
    ]

    private static let purchases: Set<String> = [
        "purchase", "purchases", "purchased", "order", "orders", "ordered", "ordercompleted",
        "orderplaced",
        "checkoutcompleted", "completedcheckout", "transaction", "sale", "buy", "bought", "kauf",
        "gekauft",
        "bestellung", "bestellt", "achat", "commande", "completepurchase", "placedorder",
        "completedorder",
    ]
}

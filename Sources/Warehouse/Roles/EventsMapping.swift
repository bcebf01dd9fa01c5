/// What is mapped of what else customers did.
enum EventsMapping: ActivityMapping {
    static let meaning = "what customers did, one row an event"
    static let usualName =
        "event|activit|page_?view|click|tracking|hits|visit|ereignis|évén|evenement|besuch"
    static let otherName: String? = "type"
    static let timeName = "occurred|event|at$|time|ts$|zeit"
    static let productName: String? = "product|article|sku|item|artikel|produit"
}

/// What is mapped of products.
enum ProductsMapping: RoleMapping {
    static let meaning = "what can be bought, one row a product"
    static let usualName = "product|article|catalog|sku|artikel|produkt|produit|ware"
    static let otherName: String? =
        "line|order|event|review|price|stock|position|posten|ligne|warehouse|lookup|categor|kategor"

    static let columns = [
        SourceColumn(.key, required: true, "the column of the product's key")
    ]

    static func guess(_ role: SourceRole, in guesser: inout ContractGuesser) async throws {
        try await guesser.guessProducts()
    }
}

/// What is mapped of products.
enum ProductsMapping: RoleMapping {
    static let meaning = "what can be bought, one row a product"
    static let usualName = "product|article|catalog|sku"
    static let otherName: String? = "line|order|event|review|price|stock"

    static let columns = [
        SourceColumn(.key, required: true, "the column of the product's key")
    ]

    static func guess(_ role: SourceRole, in guesser: inout ContractGuesser) async throws {
        guesser.guessProducts()
    }
}

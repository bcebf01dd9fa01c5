import Shapes

/// What is mapped of products.
enum ProductsMapping: RoleMapping {
    static let columns: [SourceColumn] = [
        SourceColumn("key", \.key, required: true, "the column of the product's key")
    ]

    static var settings: [Field<SourceDefinition>] { [] }
}

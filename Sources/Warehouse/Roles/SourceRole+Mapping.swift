extension SourceRole {
    /// What a source of the role maps.
    var mapping: any RoleMapping.Type {
        switch self {
        case .customers: CustomersMapping.self
        case .orders, .returns, .events: ActivityMapping.self
        case .lines: LinesMapping.self
        case .products: ProductsMapping.self
        case .consents: ConsentsMapping.self
        case .suppressions: SuppressionsMapping.self
        }
    }

    /// The columns that a source of the role may map, in the order they are told about.
    public var columns: [SourceColumn] { mapping.columns }
}

/// The part a source plays.
///
/// A part is a case and an arm of ``mapping``, which names a file of this folder: the contract's shape, its checks, its
/// proposal and its hash follow from what is said there.
public enum SourceRole: String, Codable, CodingKeyRepresentable, CaseIterable, Sendable, Comparable
{
    case customers, orders, lines, returns, events, products, consents, suppressions

    /// The sources that say who may be contacted, and where: all that an export reads.
    public static let contacts: [Self] = [.customers, .consents, .suppressions]

    /// What is said of a source of the role.
    var mapping: any RoleMapping.Type {
        switch self {
        case .customers: CustomersMapping.self
        case .orders: OrdersMapping.self
        case .lines: LinesMapping.self
        case .returns: ReturnsMapping.self
        case .events: EventsMapping.self
        case .products: ProductsMapping.self
        case .consents: ConsentsMapping.self
        case .suppressions: SuppressionsMapping.self
        }
    }

    /// Whether its rows are things customers did at some time, so that features can measure them.
    public var isActivity: Bool { mapping.isActivity }

    /// The columns that a source of the role may map, in the order they are told about.
    public var columns: [SourceColumn] { mapping.columns }

    /// What its columns reach somebody by, in their order.
    public var reaches: [Reach] { columns.compactMap(\.reach) }

    /// What the role maps under a key; `nil` where it knows no such column.
    func column(_ key: ColumnKey) -> SourceColumn? { columns.first { $0.key == key } }

    /// Orders roles as they are declared.
    public static func < (left: Self, right: Self) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

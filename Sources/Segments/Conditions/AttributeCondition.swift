import Postgres
import Shapes
import Warehouse

/// A condition on a column of the customers source.
public struct AttributeCondition: Codable, Hashable, Sendable {
    /// The column, by its name under `columns:`.
    public var attribute = ""
    /// Values of which the column has one.
    public var isOneOf: [String] = []

    /// Creates an empty condition.
    public init() {}
}

extension AttributeCondition: SegmentCondition {
    static var word: String { "attribute" }
    static var key: String { "attribute" }
    static var shape: Shape<Self> { .attribute }
    var attributes: Set<String> { [attribute] }
    var attributeValues: [String: Set<String>] { [attribute: Set(isOneOf)] }

    func keys(in catalog: WarehouseCatalog) throws -> Statement? {
        var binder = Binder.literals
        let rows = try CustomerRows(.customers, in: catalog, &binder)
        guard let value = rows.source.mapped(attribute) else {
            throw WarehouseError.unknownColumn(
                source: "customers",
                column: attribute,
                known: rows.source.mappedColumns.map(\.name)
            )
        }
        let filter = RowFilter(where: [attribute: isOneOf])
        let isMet = try filter.conditions(&binder) { _ in value }
        return rows.copyOfKeys(meeting: isMet)
    }

    func compiled(_ facts: RuleFacts, into binder: inout Binder) -> CompiledRule {
        var criterion = Criterion(attribute)
        criterion.oneOf = isOneOf
        return CompiledRule([facts.isAmongKeys(of: self, into: &binder)], criterion)
    }
}

extension Shape where Value == AttributeCondition {
    static var attribute: Self {
        .object(
            AttributeCondition(),
            [
                Field(
                    "attribute",
                    \.attribute,
                    .reference(.attribute),
                    required: true,
                    "a column of the customers"
                ),
                Field(
                    "is",
                    \.isOneOf,
                    .some(of: .list(.value)),
                    required: true,
                    "values of which it has one"
                ),
            ]
        )
    }
}

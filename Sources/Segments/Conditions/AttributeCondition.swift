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

    func compiled(_ facts: RuleFacts, into binder: inout Binder) throws(SegmentError)
        -> CompiledRule
    {
        guard let table = facts.attributed[self] else {
            preconditionFailure("every attribute was read before")
        }
        let condition = Fragments.hasAttribute.filled([
            "table": .identifier(table),
            "key_space": binder.bind(.text(facts.keySpace), as: "text"),
        ])
        return CompiledRule(
            [condition],
            "\(attribute) is \(isOneOf.joined(separator: " or "))"
        )
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

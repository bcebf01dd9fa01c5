import Shapes

/// A column that a source of one role may map: a key of `warehouse.yaml`, what it must hold, and what it means.
public struct SourceColumn: Sendable {
    /// The key in `warehouse.yaml`.
    public let key: String
    /// Whether the role cannot do without it.
    public let isRequired: Bool

    /// Where a mapping keeps the column's name.
    let path: any WritableKeyPath<SourceDefinition, String?> & Sendable
    let kind: ColumnKind
    let meaning: String
    /// How such a column is mostly called, as a pattern; `nil` where a name alone does not tell.
    let usualName: String?

    init(
        _ key: String,
        _ path: any WritableKeyPath<SourceDefinition, String?> & Sendable,
        holds kind: ColumnKind = .any,
        required: Bool = false,
        named usualName: String? = nil,
        _ meaning: String
    ) {
        self.key = key
        self.path = path
        self.kind = kind
        self.usualName = usualName
        self.meaning = meaning
        isRequired = required
    }

    /// The key as the contract reads it.
    var field: Field<SourceDefinition> {
        Field(key, path, .text, required: isRequired, meaning)
    }
}

import Shapes

/// A column that a source of one role may map: a key of `warehouse.yaml`, what it must hold, and what it means.
public struct SourceColumn: Sendable {
    /// The key in `warehouse.yaml`.
    public let key: ColumnKey
    /// Whether the role cannot do without it.
    public let isRequired: Bool

    let kind: ColumnKind
    let meaning: String
    /// How such a column is mostly called, the likeliest first, as patterns between bars; `nil` where a name alone does
    /// not tell.
    let usualName: String?
    /// Whether it reaches or points at one person.
    let isPersonal: Bool
    /// What it reaches somebody by; `nil` for a column that reaches nobody by itself.
    public let reach: Reach?
    /// Whether it says by itself whom a row is of, where a role asks for one of several that do.
    public let namesSomebody: Bool

    init(
        _ key: ColumnKey,
        holds kind: ColumnKind = .any,
        required: Bool = false,
        personal: Bool = false,
        reaching reach: Reach? = nil,
        naming: Bool = false,
        named usualName: String? = nil,
        _ meaning: String
    ) {
        self.key = key
        self.kind = kind
        self.usualName = usualName
        self.meaning = meaning
        isRequired = required
        isPersonal = personal
        self.reach = reach
        namesSomebody = naming
    }

    /// The key as the contract reads it.
    var field: Field<SourceDefinition> {
        Field(
            key.rawValue,
            \.[key],
            .text,
            required: isRequired,
            meaning,
            whenMissing: isRequired || meaning.contains("by default")
                ? nil : "nothing of the kind is read"
        )
    }
}

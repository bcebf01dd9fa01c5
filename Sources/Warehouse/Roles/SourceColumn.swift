import Shapes

/// A column that a source of one role may map: a key of `warehouse.yaml`, what it must hold, and what it means.
public struct SourceColumn: Sendable {
    /// The key in `warehouse.yaml`.
    public let key: ColumnKey
    /// Whether the role cannot do without it.
    public private(set) var isRequired: Bool

    let kind: ColumnKind
    private(set) var meaning: String
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

    /// The same column where rows cannot do without it; `meaning` is what it means there, where that is something else.
    func needed(_ meaning: String? = nil) -> Self {
        var column = self
        column.isRequired = true
        column.meaning = meaning ?? self.meaning
        return column
    }

    /// The key as the contract reads it, and where in a mapping the column goes.
    func field<Mapping>(at column: WritableKeyPath<Mapping, String?>) -> Field<Mapping> {
        Field(
            key.rawValue,
            column,
            .text,
            required: isRequired,
            meaning,
            whenMissing: isRequired || meaning.contains("by default")
                ? nil : "nothing of the kind is read"
        )
    }
}

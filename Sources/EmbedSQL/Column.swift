import Foundation

/// A column of a `-- columns`: `attention_reason text? as AttentionReason`.
struct Column {
    /// Its name in SQL, and as a property in Swift.
    let name: String, property: String
    /// The Swift type that it is read as, and the module that declares it where the header says so.
    let type: String, module: String?
    /// Whether it may be NULL.
    let isOptional: Bool

    /// Reads a column.
    ///
    /// - Throws: ``RowType/Malformed``, also for a type that nobody has read yet.
    init(_ text: String) throws {
        let pattern =
            #/^ *(\w+) (double precision|[a-z]\w*)(\[\])?(\?)?(?: as (?:([A-Z]\w*)\.)?([A-Z][\w.]*))? *$/#
        guard let match = text.firstMatch(of: pattern) else {
            throw RowType.Malformed(description: "no column: \(text)")
        }
        name = String(match.1)
        property = Self.property(name)
        isOptional = match.4 != nil
        module = match.5.map(String.init)
        // Ids and tokens are told apart; whatever else is whole is counted with.
        let isID = name.hasSuffix("_id") || name.hasSuffix("token")
        let custom = match.2 == "bigint" && isID ? "Int64" : Self.types[String(match.2)]
        guard let element = match.6.map(String.init) ?? custom else {
            throw RowType.Malformed(description: "no Swift type for \(text)")
        }
        type = match.3 == nil ? element : "[\(element)]"
    }

    private static let types = [
        "bigint": "Int", "integer": "Int", "real": "Float", "double precision": "Double",
        "text": "String", "json": "String", "jsonb": "String", "boolean": "Bool",
        "timestamptz": "Instant", "uuid": "UUIDBytes", "bytea": "[UInt8]",
    ]

    /// `key_column_id` as `keyColumnID`.
    private static func property(_ name: String) -> String {
        let words = name.split(separator: "_")
        return words.dropFirst().reduce(String(words[0])) { text, word in
            text + (Self.initials.contains(word) ? word.uppercased() : word.capitalized)
        }
    }

    private static let initials: Set<Substring> = ["id", "oid", "sha256", "auc", "json"]
}

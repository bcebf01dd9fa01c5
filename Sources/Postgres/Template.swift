/// A statement with holes for what cannot be bound, from `sql/templates`.
///
/// COPY and DDL take no parameters. A hole stands in the file as SQL that every tool can read:
///
/// | in the file | filled by |
/// |---|---|
/// | `"{name}"` | ``Hole/identifier(_:)``, quoted; ``Hole/relation(schema:name:)``, both quoted |
/// | `'{name}'::bigint` | ``Hole/bigint(_:)`` |
/// | `'{name}'::timestamptz` | ``Hole/timestamptz(_:)`` |
/// | `'{name}'::boolean`, `::numeric`, `::text`, … | ``Hole/expression(_:)``, an ``Expression`` |
public struct Template: Sendable {
    /// The file's path under `sql/templates`.
    public let path: String
    let text: String

    /// Creates a template; outside tests only generated code does.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// Returns the statement with every hole filled.
    ///
    /// - Precondition: each hole of the file has a value of its kind, and no value is left over.
    public func filled(_ holes: [String: Hole]) -> Statement {
        var statement = Statement(path: path, text: Hole.fill(text, with: holes, in: path))
        statement.isAssembled = true
        return statement
    }
}

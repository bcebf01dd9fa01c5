/// A statement with holes for what cannot be bound, from `sql/templates`.
///
/// COPY and DDL take no parameters. A hole stands in the file as SQL that every tool can read, and that means the same
/// when it is filled:
///
/// | in the file | means | filled by |
/// |---|---|---|
/// | `"{name}"` | a name | `identifier(_:)` or `relation(schema:name:)`, quoted |
/// | `"{name}"` | several roles | `list(_:)`, each quoted |
/// | `from "{name}"` | rows | a ``Relation`` |
/// | `"{name}"` | a column of whatever type | ``Expression`` of `column(_:_:)` |
/// | `"{name}".*` | a list | ``Columns`` |
/// | `'{name}'::text`, `::boolean`, `::real[]`, … | a value of that type | an ``Expression``, cast to it |
///
/// A cast stays; only of a value that is known to be of the type it is left out. Lines stay as they stand in the files.
public struct Template: Sendable {
    /// The file's path under `sql/templates`.
    public let path: String
    let text: String

    /// Creates a template; outside tests only generated code does.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The names of its holes.
    public var holes: Set<String> { Hole.names(in: text) }

    /// Returns the statement with every hole filled.
    ///
    /// - Precondition: each hole of the file has a value of its kind, and no value is left over.
    public func filled(_ holes: [String: any Filling]) -> Statement {
        var statement = Statement(path: path, text: Hole.fill(text, with: holes, in: path))
        statement.isAssembled = true
        return statement
    }
}

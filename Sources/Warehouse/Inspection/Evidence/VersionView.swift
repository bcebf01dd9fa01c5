import Postgres

/// A view that somebody has to make: rows that name a version of a customer, with the customer's key.
public struct VersionView: Sendable {
    /// `schema.name`, of the schema that the rows are in.
    public let path: String
    /// The column of the customer's key.
    let column: String
    /// The parts that read it.
    public internal(set) var roles: [SourceRole] = []
    /// Its rows, before it is made.
    let rows: Relation

    /// Prepares the view of `relation`, whose column names a version.
    ///
    /// - Parameters:
    ///   - relation: the rows.
    ///   - link: their column, and the column of versions that it names.
    ///   - key: the column that all versions of one customer bear.
    ///   - versions: the relation of versions.
    init(
        of relation: InspectedRelation,
        by link: Link,
        to key: InspectedColumn,
        of versions: InspectedRelation
    ) {
        let names = Set(relation.columns.map(\.name))
        var name = key.name
        while names.contains(name) { name += "_of_customer" }
        column = name
        path = "\(relation.path)_with_customer"
        rows = Fragments.rowsWithCustomer.subquery([
            "key": Expression.column("versions", key.name), "name": Hole.identifier(name),
            "relation": relation.hole, "versions": versions.hole,
            "reference": Expression.column("facts", link.from.column),
            "version": Expression.column("versions", link.to.column),
        ])
    }

    /// What makes it.
    public var statement: String {
        let parts = Source.split(path)
        let statement = Templates.makeView.filled([
            "view": Hole.relation(schema: parts?.schema, name: parts?.name ?? path),
            "relation": rows,
        ])
        let text = statement.text.split(separator: "*/ ", maxSplits: 1).last
        return text.map { $0.split(separator: "\n").filter { !$0.hasPrefix("--") } }?
            .joined(separator: "\n") ?? ""
    }
}

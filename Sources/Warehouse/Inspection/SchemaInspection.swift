public import Postgres

/// What stands in a stranger's schemas: relations, columns, keys, samples of their rows, and who refers to whom.
///
/// Of each relation a bounded number of rows is looked at. What cannot be read is told, and the rest is looked at all the same.
public struct SchemaInspection: Sendable {
    /// The relations, in order of name.
    public let relations: [InspectedRelation]
    /// What could not be looked at, and why.
    public let unread: [String]
    /// Who refers to whom.
    let links: Links
    let reader: SampleReader

    /// Reads the catalogue for `schemas`, and samples of what they hold.
    ///
    /// - Parameters:
    ///   - schemas: one or more names.
    ///   - exceptions: relations of theirs, or whole schemas, that are passed over.
    ///   - pool: whose statements are given up where they take longer than its deadline.
    /// - Throws: ``WarehouseError/notInspected(name:option:nearest:)`` for an exception that there is not;
    ///   ``WarehouseError/nothingToInspect(schemas:known:)`` when there is no such schema or it holds nothing readable;
    ///   `PostgresError` when the server is lost.
    public init(
        _ schemas: [String],
        except exceptions: [String] = [],
        from pool: SessionPool
    ) async throws {
        var catalogue = try await Self.catalogue(schemas, pool)
        let isLeftOut = try Self.leftOut(by: exceptions, of: catalogue.relations)
        catalogue.relations.removeAll(where: isLeftOut)
        guard !catalogue.relations.isEmpty else {
            let known = try await pool.query(SQL.listSchemas).map(\.schemaName)
            throw WarehouseError.nothingToInspect(schemas: schemas, known: known)
        }
        let reader = SampleReader(pool, for: catalogue.relations)
        var relations: [InspectedRelation] = []
        var unread = catalogue.forbidden.map { "\($0): this login may not read it" }
        for schema in schemas where !catalogue.relations.contains(where: { $0.schema == schema }) {
            unread.append(
                "schema \(schema): it does not exist, or holds nothing that this login may read"
            )
        }
        for relation in catalogue.relations {
            var read = try await reader.read(relation)
            read.history = History.find(in: read)
            if case .unread(let reason) = read.reading { unread.append("\(read.path): \(reason)") }
            relations.append(read)
        }
        self.relations = relations
        self.unread = unread
        self.reader = reader
        links = try await LinkFinder(relations, reader).links()
    }

    /// Tells which relations are left out: by their path, by a name that one alone has, or by their schema.
    private static func leftOut(by exceptions: [String], of relations: [InspectedRelation]) throws
        -> (InspectedRelation) -> Bool
    {
        let schemas = Set(relations.map(\.schema))
        let paths = try exceptions.filter { !schemas.contains($0) }.map {
            try relations.path(named: $0, by: "--except")
        }
        return { paths.contains($0.path) || exceptions.contains($0.schema) }
    }

    private static func catalogue(_ schemas: [String], _ pool: SessionPool) async throws -> (
        relations: [InspectedRelation], forbidden: [String]
    ) {
        var relations: [InspectedRelation] = []
        var forbidden: [String] = []
        for row in try await pool.columns(in: schemas) {
            let path = "\(row.schemaName).\(row.relationName)"
            guard row.isReadable else {
                if forbidden.last != path { forbidden.append(path) }
                continue
            }
            if relations.last?.path != path {
                relations.append(
                    InspectedRelation(
                        path: path,
                        kind: row.relationKind,
                        rowEstimate: row.rowEstimate,
                        byteCount: row.byteCount,
                        columns: []
                    )
                )
            }
            relations[relations.count - 1].columns.append(column(row))
        }
        let readable = Set(relations.map(\.path))
        return (relations, forbidden.filter { !readable.contains($0) })
    }

    private static func column(_ row: Templates.InspectColumnsRow) -> InspectedColumn {
        var link: ColumnPlace?
        if let schema = row.linkSchema, let relation = row.linkRelation, let column = row.linkColumn
        {
            link = ColumnPlace(relation: "\(schema).\(relation)", column: column)
        }
        return InspectedColumn(
            name: row.columnName,
            type: ColumnType(typeName: row.typeName, isEnum: row.isEnum),
            isUnique: row.isUnique,
            isIndexed: row.isIndexed,
            declaredLink: link,
            linkWidth: row.linkWidth ?? 0
        )
    }

    /// A relation by its path.
    func relation(_ path: String) -> InspectedRelation? { relations.first { $0.path == path } }
}

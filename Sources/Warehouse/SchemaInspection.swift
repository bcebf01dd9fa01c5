public import Postgres

/// What the catalogue says about a stranger's schemas: relations, columns, keys and links.
public struct SchemaInspection: Sendable {
    /// A column of a relation.
    public struct Column: Sendable {
        /// Its name and what it holds.
        public let name: String, type: ColumnType
        /// Whether no two rows have the same value, by an index.
        public let isUnique: Bool
        /// The relation that a foreign key links it to.
        public let refersTo: String?
    }

    /// A relation.
    public struct Relation: Sendable {
        /// `schema.relation`.
        public let path: String
        /// How many rows the last ANALYZE counted; 0 where it never ran.
        public let rowEstimate: Int
        /// Its columns.
        public internal(set) var columns: [Column]

        /// The relation's name without its schema, in small letters.
        var name: String { path.split(separator: ".").last.map { $0.lowercased() } ?? path }
    }

    /// What a sample of one column holds.
    public struct Sample: Sendable {
        /// Rows looked at, and how many of them had a value.
        public let rows: Int, known: Int
        /// Different values among them.
        public let distinct: Int
        /// Up to twenty of them, cut at 40 characters; look at them only where they cannot be personal.
        let examples: [String]
    }

    /// The relations, in order of name.
    public let relations: [Relation]
    private let pool: SessionPool

    /// Reads the catalogue for `schemas`.
    ///
    /// - Throws: ``WarehouseError/nothingToInspect(schemas:known:)`` when there is no such schema or it holds nothing readable.
    public init(_ schemas: [String], from pool: SessionPool) async throws {
        var relations: [Relation] = []
        for row in try await pool.query(SQL.inspectColumns, [.texts(schemas)])
        where try row.value("is_readable", as: Bool.self) {
            let schema: String = try row.value("schema_name")
            let path = "\(schema).\(try row.value("relation_name", as: String.self))"
            if relations.last?.path != path {
                relations.append(
                    Relation(path: path, rowEstimate: try row.value("row_estimate"), columns: [])
                )
            }
            relations[relations.count - 1].columns.append(
                Column(
                    name: try row.value("column_name"),
                    type: ColumnType(
                        typeName: try row.value("type_name"),
                        isEnum: try row.value("is_enum")
                    ),
                    isUnique: try row.value("is_unique"),
                    refersTo: try row.optional("refers_to")
                )
            )
        }
        guard !relations.isEmpty else {
            let known = try await pool.query(SQL.listSchemas).map {
                try $0.value("schema_name", as: String.self)
            }
            throw WarehouseError.nothingToInspect(schemas: schemas, known: known)
        }
        self.relations = relations
        self.pool = pool
    }

    /// Looks at the first 10,000 rows of one column.
    func sample(_ relation: Relation, _ column: String) async throws -> Sample {
        guard let parts = Source.split(relation.path) else {
            return Sample(rows: 0, known: 0, distinct: 0, examples: [])
        }
        let statement = Templates.sampleColumn.filled([
            "relation": .relation(schema: parts.schema, name: parts.name),
            "column": .identifier(column), "limit": .bigint(10_000),
        ])
        let row = try await pool.query(statement)[0]
        return Sample(
            rows: try row.value("row_count"),
            known: try row.value("known_count"),
            distinct: try row.value("distinct_count"),
            examples: try row.value("examples")
        )
    }

    /// Says how regularly a relation gets rows; `nil` where it has none.
    func rhythm(_ relation: Relation, _ column: String) async throws -> SourceRhythm? {
        guard let parts = Source.split(relation.path) else { return nil }
        return try await SourceRhythm(
            of: Fragments.baseRelation.relation([
                "relation": .relation(schema: parts.schema, name: parts.name)
            ]),
            at: Expression.column("base", column).cast(to: "timestamptz"),
            before: try await BusinessDays.begin(of: nil, in: "UTC", from: pool).now,
            Binder(),
            from: pool
        )
    }

    /// Says from when to when a time column reaches.
    func span(_ relation: Relation, _ column: String) async throws -> (
        first: String, last: String, days: Int
    )? {
        guard let parts = Source.split(relation.path) else { return nil }
        let statement = Templates.findSpan.filled([
            "relation": .relation(schema: parts.schema, name: parts.name),
            "column": .identifier(column),
        ])
        let row = try await pool.query(statement)[0]
        guard let first: String = try row.optional("first_date"),
            let last: String = try row.optional("last_date")
        else { return nil }
        return (first, last, try row.value("span_days"))
    }
}

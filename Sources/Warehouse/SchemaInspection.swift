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

        /// Whether it holds texts.
        var isText: Bool { type == .text }
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
        for row in try await pool.columns(in: schemas)
        where row.isReadable {
            let path = "\(row.schemaName).\(row.relationName)"
            if relations.last?.path != path {
                relations.append(
                    Relation(path: path, rowEstimate: row.rowEstimate, columns: [])
                )
            }
            relations[relations.count - 1].columns.append(
                Column(
                    name: row.columnName,
                    type: ColumnType(
                        typeName: row.typeName,
                        isEnum: row.isEnum
                    ),
                    isUnique: row.isUnique,
                    refersTo: row.refersTo
                )
            )
        }
        guard !relations.isEmpty else {
            let known = try await pool.query(SQL.listSchemas).map(\.schemaName)
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
        let row = try await pool.one(statement)
        return Sample(
            rows: row.rowCount,
            known: row.knownCount,
            distinct: row.distinctCount,
            examples: row.examples
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
        let row = try await pool.one(statement)
        guard let first = row.firstDate, let last = row.lastDate else { return nil }
        return (first, last, row.spanDays)
    }
}

public import Postgres

/// Who else decides what runs when the sources are read.
///
/// The code of a view and of the functions in it runs with the rights of whoever reads it, and a relation's owner can
/// make it a view at any time. A login that may read the sources and nothing of Segcast's is a wall; `set role` is none,
/// for a function can set it back.
public struct SourceOwners: Sendable {
    /// One warning a relation of somebody else's that is read with rights on Segcast's tables; none behind a wall.
    public let findings: [Finding]

    /// Looks up the owners of everything under the mapped relations, as far as the catalogue tells.
    ///
    /// - Parameters:
    ///   - definition: the contract.
    ///   - sources: sessions that read the sources.
    ///   - pool: sessions that write Segcast's tables.
    /// - Throws: `PostgresError`.
    public init(
        of definition: WarehouseDefinition,
        reading sources: SessionPool,
        from pool: SessionPool
    ) async throws {
        let reader = try await sources.one(SQL.findReader)
        let writer = try await pool.one(SQL.findReader)
        let login = reader.login
        guard !reader.isApart || login == writer.login else {
            findings = []
            return
        }
        let relations = definition.relations
        let schemas = Value.texts(relations.map(\.schema))
        let names = Value.texts(relations.map(\.name))
        var owned: [String: [String]] = [:]
        for row in try await pool.query(SQL.listForeignObjects, [schemas, names, .text(login)]) {
            owned[row.relationName, default: []].append("\(row.objectName) is \(row.ownerName)'s")
        }
        findings = definition.sources.compactMap { source in
            let found = source.relations.flatMap { owned[$0] ?? [] }
            guard !found.isEmpty else { return nil }
            return Finding(
                .warning,
                .sourceForeign,
                source.role.rawValue,
                "\(found.joined(separator: ", ")): what they put there runs with the rights of \(login), "
                    + "who may do more than read the sources",
                fix: "read the sources as a login of its own: segcast init --print-grants"
            )
        }
    }
}

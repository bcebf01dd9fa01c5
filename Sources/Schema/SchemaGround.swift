import Postgres

/// The schemas with our names as they stand, before anything in them is believed.
///
/// Whoever may create schemas in a database may be there first: what lies in a schema of theirs, such as a record
/// of migrations and functions with our names, would run as whoever works with it.
struct SchemaGround: Sendable {
    private struct Ground: Sendable {
        let schema: String, owner: String, login: String
        let isOwn: Bool, isOccupied: Bool
        let planted: String?, creator: String?
    }

    private let grounds: [Ground]

    /// Who owns schema `segcast`; `nil` where there is none.
    var owner: String? { grounds.first { $0.schema == "segcast" }?.owner }

    /// Looks at them.
    init(of pool: SessionPool) async throws {
        grounds = try await pool.query(SQL.inspectSchemas).map { row in
            Ground(
                schema: row.schemaName,
                owner: row.ownerName,
                login: row.login,
                isOwn: row.isOwn,
                isOccupied: row.isOccupied,
                planted: row.plantedName,
                creator: row.creatorName
            )
        }
    }

    /// Makes sure that nobody but their owner has put, or can put, anything into them.
    ///
    /// - Throws: ``SchemaError/planted(object:owner:)``, ``SchemaError/open(schema:role:)``.
    func requireWhole() throws(SchemaError) {
        for ground in grounds {
            if let owner, ground.owner != owner {
                throw .foreign(schema: ground.schema, owner: ground.owner, login: owner)
            }
            if let planted = ground.planted {
                throw .planted(object: "\(ground.schema).\(planted)", owner: ground.owner)
            }
            if let creator = ground.creator {
                throw .open(schema: ground.schema, role: creator)
            }
        }
    }

    /// Makes sure that migrations can be applied here, by this login.
    ///
    /// - Parameter isFounded: whether there is a record of migrations.
    /// - Throws: ``SchemaError/foreign(schema:owner:login:)``, ``SchemaError/occupied(schema:)``, or what
    ///   ``requireWhole()`` throws.
    func requireOwn(isFounded: Bool) throws(SchemaError) {
        for ground in grounds where !ground.isOwn {
            throw .foreign(schema: ground.schema, owner: ground.owner, login: ground.login)
        }
        try requireWhole()
        guard !isFounded else { return }
        for ground in grounds where ground.isOccupied || ground.schema != "segcast" {
            throw .occupied(schema: ground.schema)
        }
    }
}

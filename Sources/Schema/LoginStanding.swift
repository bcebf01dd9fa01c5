public import Postgres

/// What the login that is connected is to Segcast: by its own rights, and by the groups that it has the rights of.
public struct LoginStanding: Sendable {
    /// Who is connected, to what.
    public let login: String, database: String
    /// Whether no grant binds it.
    public let isSuperuser: Bool
    /// Whether it may make schemas, and tables that last for a transaction.
    public let mayMakeSchemas: Bool, mayMakeTemporary: Bool
    /// Whether the database has a schema `segcast`, and whether the login owns it or may act as whoever does.
    public let hasSchema: Bool, isOwner: Bool
    /// The groups that it has the rights of.
    public let groups: [RoleGroup]
    /// The groups that there is no role of, and those whose role may not even look into the contract.
    public let missing: [RoleGroup], powerless: [RoleGroup]

    /// Asks the catalogue, which tells everybody.
    ///
    /// - Throws: `PostgresError`.
    public init(among roles: DatabaseRoles, in pool: SessionPool) async throws {
        let row = try await pool.one(SQL.findStanding)
        (login, database, isSuperuser) = (row.login, row.databaseName, row.isSuperuser)
        (mayMakeSchemas, mayMakeTemporary) = (row.mayCreate, row.mayMakeTemporary)
        (hasSchema, isOwner) = (row.hasSchema, row.isOwner)
        let found = try await pool.query(SQL.listGroups, [.texts(roles.names)]).map { $0 }
        func those(_ holds: (SQL.ListGroupsRow?) -> Bool) -> [RoleGroup] {
            RoleGroup.allCases.filter { group in
                holds(found.first { $0.roleName == roles.name(of: group) })
            }
        }
        groups = those { $0?.isGiven ?? false }
        missing = those { $0 == nil }
        powerless = those { $0.map { !$0.reachesContract } ?? false }
    }

    /// Whether it may do a day's work.
    public var mayWork: Bool { isSuperuser || isOwner || groups.contains(.worker) }

    /// Whether it may make lists.
    public var mayExport: Bool { mayWork || groups.contains(.exporter) }

    /// Whether lists are all that it makes.
    public var onlyExports: Bool { mayExport && !mayWork }
}

public import Postgres

/// Segcast's group roles: nobody logs in as one; logins are made members.
///
/// Roles belong to the whole cluster, so they are made outside the migrations and may be there already, also
/// by another database that is initialised at the same moment.
public struct DatabaseRoles: Sendable {
    /// What the roles' names begin with.
    public let prefix: String

    /// Creates the roles of a prefix.
    public init(prefix: String) { self.prefix = prefix }

    /// The names, in the order of ``RoleGroup``.
    public var names: [String] { RoleGroup.allCases.map(name) }

    /// What a group is called.
    public func name(of group: RoleGroup) -> String { prefix + group.rawValue }

    /// Makes the roles that are missing, and grants each what it may do and nothing else; again changes nothing.
    ///
    /// - Throws: ``SchemaError/nameTooLong(role:)``; ``SchemaError/notAllowed(doing:)`` when this login may not make
    ///   roles; the tables work without, for the login that owns them.
    public func make(in pool: SessionPool) async throws {
        // The server would cut them, and give four groups one name.
        if let long = names.first(where: { $0.utf8.count > 63 }) {
            throw SchemaError.nameTooLong(role: long)
        }
        for name in names where try await pool.query(SQL.findRole, [.text(name)]).isEmpty {
            do {
                try await pool.query(Templates.createRole.filled(["role": .identifier(name)]))
            } catch let error as PostgresError
                where SQLState.madeByAnother.contains(error.state)
            {
                // Another database of the cluster was faster.
                continue
            } catch let error as PostgresError where error.state == .insufficientPrivilege {
                throw SchemaError.notAllowed(doing: "create roles")
            }
        }
        let (grants, moduleGrants, names) = (grants, moduleGrants, names)
        // Two that grant at once would change one row of the catalogue, which the server refuses.
        try await pool.transaction { session in
            try session.query(SQL.lockMigrations)
            for grant in grants { try session.query(grant) }
            for grant in moduleGrants { try session.run(grant) }
            for row in try session.query(SQL.listDefaultGrantees, [.texts(names)]) {
                let role = row.roleName
                for revoke in Self.defaultRevokes {
                    try session.query(revoke.filled(["role": .identifier(role)]))
                }
            }
        }
    }

    /// What takes back what default privileges gave others on whatever the migrations made.
    private static let defaultRevokes = [
        Templates.revokeDefaultTables, Templates.revokeDefaultSequences,
        Templates.revokeDefaultFunctions, Templates.revokeDefaultSchemas,
    ]

    /// What a DBA runs for a login that may not do it itself.
    ///
    /// - Parameters:
    ///   - login: who Segcast connects as.
    ///   - database: the database.
    ///   - sources: the mapped relations, as schema and name.
    /// - Returns: one statement a line.
    public func forDBA(login: String, database: String, sources: [(schema: String, name: String)])
        -> [String]
    {
        forMaking(login: login, database: database) + forGroups(RoleGroup.allCases)
            + forReading(sources, as: login)
    }

    /// What lets a login make Segcast's schemas, and the tables that last for a transaction.
    public func forMaking(login: String, database: String) -> [String] {
        let holes: [String: any Filling] = [
            "database": .identifier(database), "login": .identifier(login),
        ]
        return Self.lines(of: [Templates.grantDatabase.filled(holes)])
    }

    /// What makes the roles of some groups; ``make(in:)`` grants each what it may do.
    public func forGroups(_ groups: [RoleGroup]) -> [String] {
        Self.lines(
            of: groups.map {
                Templates.createRole.filled(["role": .identifier(name(of: $0))])
            }
        )
    }

    /// What makes a login a member of a group.
    public func forMember(login: String, of group: RoleGroup) -> [String] {
        Self.membership(name(of: group), login)
    }

    /// What lets a login read relations.
    public func forReading(_ sources: [(schema: String, name: String)], as login: String)
        -> [String]
    {
        Self.lines(of: Self.reading(sources, as: login))
    }

    /// What a superuser runs for a login that may end the sessions of others that it waits for.
    ///
    /// - Parameter login: who Segcast connects as.
    /// - Returns: one statement a line.
    public func forWaiting(login: String) -> [String] {
        ["pg_signal_backend", "pg_read_all_stats"].flatMap { Self.membership($0, login) }
    }

    private static func membership(_ group: String, _ login: String) -> [String] {
        let holes: [String: any Filling] = [
            "group": .identifier(group), "login": .identifier(login),
        ]
        return lines(of: [Templates.grantGroup.filled(holes)])
    }

    /// The login that may read the sources and nothing of Segcast's, where a DBA makes one.
    public var reader: String { prefix + "reader" }

    /// What a DBA runs for a login that may read the sources and nothing of Segcast's.
    ///
    /// - Parameters:
    ///   - database: the database.
    ///   - sources: the mapped relations, as schema and name.
    /// - Returns: one statement a line.
    public func forReader(database: String, sources: [(schema: String, name: String)]) -> [String] {
        let login = reader
        let statements = [
            Templates.createLogin.filled(["login": .identifier(login)]),
            Templates.grantConnect.filled([
                "database": .identifier(database), "login": .identifier(login),
            ]),
        ]
        return Self.lines(of: statements + Self.reading(sources, as: login))
    }

    /// What lets a login read whatever relations some schemas have.
    public func forReading(schemas: [String], as login: String) -> [String] {
        Self.lines(
            of: schemas.flatMap { schema in
                [Templates.grantSourceSchema, Templates.grantSchemaTables].map {
                    $0.filled(["schema": .identifier(schema), "login": .identifier(login)])
                }
            }
        )
    }

    private static func reading(
        _ sources: [(schema: String, name: String)],
        as login: String
    ) -> [Statement] {
        let schemas = Set(sources.map(\.schema)).sorted().map { schema in
            Templates.grantSourceSchema.filled([
                "schema": .identifier(schema), "login": .identifier(login),
            ])
        }
        return schemas
            + sources.map { source in
                Templates.grantSource.filled([
                    "relation": .relation(schema: source.schema, name: source.name),
                    "login": .identifier(login),
                ])
            }
    }

    static func lines(of statements: [Statement]) -> [String] {
        var seen: Set<String> = []
        return statements.map { statement in
            let text = statement.text.split(separator: "*/ ", maxSplits: 1).last ?? ""
            return text.split(separator: "\n").joined(separator: " ")
        }.filter { seen.insert($0).inserted }
    }

    /// Returns the login that is connected where it owns Segcast's tables, or may act as whoever does: what is granted
    /// binds it to nothing.
    public static func owner(in pool: SessionPool) async throws -> String? {
        let row = try await pool.one(SQL.findOwnership)
        return row.isOwner ? row.login : nil
    }

    /// Returns who is connected, to what.
    public static func login(_ pool: SessionPool) async throws -> (login: String, database: String)
    {
        let row = try await pool.one(SQL.findLogin)
        return (row.login, row.databaseName)
    }

    /// The roles' names, by the holes that they fill: each by its own, and several at once.
    private var holes: [String: any Filling] {
        var holes: [String: any Filling] = [:]
        for group in RoleGroup.allCases { holes[group.rawValue] = Hole.identifier(name(of: group)) }
        holes["everybody"] = Hole.list(names)
        holes["others"] = Hole.list(RoleGroup.allCases.filter { $0 != .worker }.map(name))
        return holes
    }

    /// What is granted on no module's objects alone: all that was is taken back first, so that these and
    /// ``moduleGrants`` are all there is.
    private var grants: [Statement] {
        let holes = holes
        return [
            Templates.revokeTables, Templates.revokeSequences, Templates.revokeFunctions,
            Templates.revokeSchemas, Templates.revokeDefaults, Templates.grantContract,
            Templates.revokePartitionChanges, Templates.grantPartitionSchema,
            Templates.grantPartitions, Templates.grantWorkerReads, Templates.grantPrivate,
            Templates.revokePartitions, Templates.grantRecord,
        ].map { grant in grant.filled(holes.filter { grant.holes.contains($0.key) }) }
    }

    /// What is granted on each module's tables, functions and sequences.
    ///
    /// Whatever an order to come makes is granted in its module's file of `sql/grants`, and by a line of the tests' matrix.
    private var moduleGrants: [Script] {
        let holes = holes
        return Grants.all.map { grant in
            grant.filled(holes.filter { grant.holes.contains($0.key) })
        }
    }
}

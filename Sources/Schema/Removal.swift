public import Postgres
import Texts

/// What a DBA runs to have a database as it was before `segcast init`; nothing of it is run here.
public struct Removal: Sendable {
    /// The text, statements and comments, a line each.
    public let lines: [String]

    /// Writes it for the database of `pool`, and the roles of a prefix.
    ///
    /// - Throws: ``SchemaError/notInitialised``; ``SchemaError/planted(object:owner:)`` and the like where somebody else's
    ///   things lie in our schemas, ``SchemaError/hanging(objects:)`` where they would go with them; `PostgresError`.
    public init(from pool: SessionPool, roles: DatabaseRoles) async throws {
        let ground = try await SchemaGround(of: pool)
        guard let owner = ground.owner else { throw SchemaError.notInitialised }
        try ground.requireWhole()
        let hanging = Fragments.hanging.relation()
        let found = try await pool.query(Templates.listHanging.filled(["hanging": hanging]))
        guard found.isEmpty else {
            throw SchemaError.hanging(
                objects: found.map { row in
                    row.ownerName.map { "\(row.objectName) of \($0)" } ?? row.objectName
                }
            )
        }
        let (_, database) = try await DatabaseRoles.login(pool)
        let uses = try await pool.query(SQL.listRoleUses, [.texts(roles.names)])
        let remove = Scripts.remove.filled(["hanging": hanging])
        let revoke = Templates.revokeDatabase.filled([
            "database": .identifier(database), "login": .identifier(owner),
        ])
        lines =
            Self.preface(database, owner)
            + remove.text.split(separator: "\n").map(String.init)
            + ["-- Roles are the whole cluster's: those that something else needs stay."]
            + uses.flatMap(Self.lines)
            + [
                "commit;",
                "-- What a DBA granted to the login \(owner) for Segcast, if nothing else needs it:",
            ] + DatabaseRoles.lines(of: [revoke]).map { "-- \($0)" }
    }

    /// What is read before anything is run.
    private static func preface(_ database: String, _ owner: String) -> [String] {
        """
        -- Removes Segcast from the database \(database.printable). Nothing of this was run.
        -- To be run by \(owner.printable), who owns the tables, where it may drop roles, or by a superuser:
        --   psql -X -v ON_ERROR_STOP=1 -d \(database.shellWord.printable) -f FILE
        -- Stop what starts Segcast first (cron, timers), and take a backup. With the schemas are lost:
        --   model versions with their cards and approvals; scores and the history of segments;
        --   who was contacted, so that caps begin anew; the numbers of lists; the audit trail;
        --   the kept bytes of lists: nobody is taken off those that destinations keep any more.
        -- The outbox, the key and the folder of definitions are files, and are left.
        """.split(separator: "\n").map(String.init)
    }

    /// What becomes of a role, and why.
    private static func lines(of role: SQL.ListRoleUsesRow) -> [String] {
        let reasons = [
            role.ownsObjects ? "it owns something" : nil,
            role.groupNames.map { "it is a member of \($0)" },
            role.databaseNames.map { "it is known in \($0) too" },
        ].compactMap(\.self)
        guard reasons.isEmpty else {
            return ["-- \(role.roleName) stays: \(reasons.joined(separator: ", and "))."]
        }
        let name: [String: any Filling] = ["role": .identifier(role.roleName)]
        let members = role.memberNames.map {
            ["-- Members of \(role.roleName), who keep their logins: \($0)."]
        }
        return (members ?? [])
            + DatabaseRoles.lines(of: [
                Templates.dropOwned.filled(name), Templates.undoRole.filled(name),
            ])
    }
}

import Failures
import Schema

extension Examination {
    /// What the login may do, and what would let it.
    static let login = Examination("login", needs: [database]) { patient, _ in
        answers(to: try await patient.standing(), among: patient.roles)
    }

    /// Judges a login: whoever looks by SQL alone runs no command, which is nothing wrong.
    static func answers(to standing: LoginStanding, among roles: DatabaseRoles) -> [Answer] {
        let login = standing.login
        if standing.hasSchema, !standing.mayExport { return answers(toOnlooker: standing, roles) }
        let making = roles.forMaking(login: login, database: standing.database)
        if !standing.hasSchema, !standing.mayMakeSchemas {
            return [
                .wrong(
                    .notPermitted,
                    "\(login) may make no schema in \(standing.database); let its owner run",
                    fix: making.joined(separator: " ")
                )
            ]
        }
        guard standing.mayMakeTemporary else {
            return [
                .wrong(
                    .notPermitted,
                    "\(login) may make no temporary table in \(standing.database); let its owner run",
                    fix: making.joined(separator: " ")
                )
            ]
        }
        let names = standing.groups.map(roles.name)
        let words =
            if standing.isSuperuser {
                "\(login) is a superuser"
            } else if !standing.hasSchema {
                "\(login) may make Segcast's schemas"
            } else if standing.isOwner {
                "\(login) owns Segcast's tables"
            } else {
                "\(login) is a member of \(names.joined(separator: ", "))"
            }
        return [.well(words)]
    }

    private static func answers(
        toOnlooker standing: LoginStanding,
        _ roles: DatabaseRoles
    ) -> [Answer] {
        let login = standing.login
        let names = standing.groups.map(roles.name)
        guard names.isEmpty else {
            return [
                .well("\(login) is a member of \(names.joined(separator: ", "))"),
                .unexamined(
                    .notPermitted,
                    "it reads the schema segcast_v1 and runs no command: nothing else can be looked at",
                    fix:
                        "for the rest ask as the worker's login, a member of \(roles.name(of: .worker))"
                ),
            ]
        }
        return [
            .wrong(
                .notPermitted,
                "\(login) neither owns Segcast's tables nor is a member of its groups",
                fix: "let a DBA run the first of these that is enough: "
                    + ways(in: standing, roles).joined(separator: " ")
            )
        ]
    }

    /// What makes a login a member of each group, and what for; who may do least comes first.
    private static func ways(in standing: LoginStanding, _ roles: DatabaseRoles) -> [String] {
        RoleGroup.allCases.reversed().map { group in
            let made = standing.missing.contains(group) ? roles.forGroups([group]) : []
            let statements = made + roles.forMember(login: standing.login, of: group)
            return "\(group.purpose): \(statements.joined(separator: " "))"
        }
    }
}

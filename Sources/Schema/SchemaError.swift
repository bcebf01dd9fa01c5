public import Failures

/// Why the database and this program do not fit together.
public enum SchemaError: ReportableFailure, Equatable {
    /// Segcast's tables are not there.
    case notInitialised
    /// The program knows migrations that the database lacks.
    case olderThanProgram(database: Int, program: Int)
    /// A newer program has migrated the database.
    case newerThanProgram(database: Int, program: Int)
    /// A program that was never released made the database: its first migration is another.
    case unreleased
    /// A migration's text differs from what was applied.
    case edited(migration: String)
    /// A schema with our name is somebody else's.
    case foreign(schema: String, owner: String, login: String)
    /// A schema with our name holds what Segcast did not make.
    case occupied(schema: String)
    /// Something in our schema belongs to somebody else.
    case planted(object: String, owner: String)
    /// Somebody else may put things into our schema.
    case open(schema: String, role: String)
    /// What is somebody else's would go with our schemas.
    case hanging(objects: [String])
    /// A role's name would be cut.
    case nameTooLong(role: String)
    /// The login may not do what a role or schema needs.
    case notAllowed(doing: String)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .notAllowed: .notPermitted
        case .notInitialised, .olderThanProgram, .newerThanProgram, .unreleased, .edited, .foreign,
            .occupied, .planted, .open, .hanging, .nameTooLong:
            .configuration
        }
    }

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .notInitialised:
            "this database has no schema segcast: run `segcast init`"
        case .olderThanProgram(let database, let program):
            "the database is at migration \(database), this program at \(program): run `segcast init`"
        case .newerThanProgram(let database, let program):
            "the database is at migration \(database), this program only at \(program): "
                + "use the program that migrated it, or a newer one"
        case .unreleased:
            "a program that was never released made this database, and there is no way on from it: make it anew, in an "
                + "empty database or after `drop schema segcast_v1, segcast_data, segcast cascade`, with `segcast init`"
        case .edited(let migration):
            "migration \(migration) differs from the one this database was given: "
                + "use a released program; migrations are never edited"
        case .foreign(let schema, let owner, let login):
            "schema \(schema) belongs to \(owner), not to \(login), and what lies in it is not believed: where \(owner) made "
                + "Segcast's tables, run `segcast init` as \(owner); else look into it, and drop or rename it"
        case .occupied(let schema):
            "schema \(schema) is there without a record of migrations, so Segcast did not make it: look into it, and drop "
                + "or rename it"
        case .planted(let object, let owner):
            "\(object) does not belong to \(owner), who owns its schema: somebody else put it there. Look at it, and drop it"
        case .open(let schema, let role):
            "\(role) may put things into schema \(schema), which its owner would run: "
                + "`revoke create on schema \(schema) from \(role)`"
        case .hanging(let objects):
            "\(objects.joined(separator: ", ")) would go with Segcast's schemas, and Segcast did not make it: let its owner "
                + "drop it or point it elsewhere first"
        case .nameTooLong(let role):
            "the role \(role) would have a name of \(role.utf8.count) bytes, and PostgreSQL cuts names at 63: "
                + "shorten role_prefix in segcast.yaml"
        case .notAllowed(let doing):
            "this login may not \(doing): let a DBA run what `segcast init --print-grants` prints"
        }
    }
}

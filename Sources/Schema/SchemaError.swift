/// Why the database and this program do not fit together.
public enum SchemaError: Error, Equatable, CustomStringConvertible {
    /// Segcast's tables are not there.
    case notInitialised
    /// The program knows migrations that the database lacks.
    case olderThanProgram(database: Int, program: Int)
    /// A newer program has migrated the database.
    case newerThanProgram(database: Int, program: Int)
    /// A migration's text differs from what was applied.
    case edited(migration: String)
    /// A role's name would be cut.
    case nameTooLong(role: String)
    /// The login may not do what a role or schema needs.
    case notAllowed(doing: String)

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
        case .edited(let migration):
            "migration \(migration) differs from the one this database was given: "
                + "use a released program; migrations are never edited"
        case .nameTooLong(let role):
            "the role \(role) would have a name of \(role.utf8.count) bytes, and PostgreSQL cuts names at 63: "
                + "shorten role_prefix in segcast.yaml"
        case .notAllowed(let doing):
            "this login may not \(doing): let a DBA run what `segcast init --print-grants` prints"
        }
    }
}

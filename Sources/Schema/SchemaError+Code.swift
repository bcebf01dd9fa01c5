public import Failures

extension SchemaError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case tablesMissing, tablesOlder, tablesNewer, tablesUnreleased, migrationEdited,
            schemaForeign, schemaOccupied, objectPlanted, objectHanging, schemaOpen,
            roleNameTooLong,
            initNotAllowed

        /// What it means.
        public var meaning: String {
            switch self {
            case .tablesMissing:
                "The database has no tables of Segcast's."
            case .tablesOlder:
                "The tables are those of an older program."
            case .tablesNewer:
                "The tables are those of a newer program."
            case .tablesUnreleased:
                "A program that was never released made the tables."
            case .migrationEdited:
                "The program's migration is not the one that the database was given."
            case .schemaForeign:
                "A schema with Segcast's name belongs to somebody else."
            case .schemaOccupied:
                "A schema with Segcast's name holds what Segcast did not make."
            case .objectPlanted:
                "Something in Segcast's schema belongs to somebody else, whose code would run with "
                    + "Segcast's rights."
            case .objectHanging:
                "Something of somebody else's would go with Segcast's schemas, such as a view over segcast_v1."
            case .schemaOpen:
                "Somebody else may put things into Segcast's schema."
            case .roleNameTooLong:
                "A role's name would be longer than PostgreSQL keeps, so that two could become one."
            case .initNotAllowed:
                "The login may not make the schemas or roles that Segcast needs."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .tablesMissing:
                "`segcast init` makes them; look whether SEGCAST_DATABASE_URL names the right database."
            case .tablesOlder:
                "`segcast init` brings them up to date."
            case .tablesNewer:
                "Use the program that made them, or a newer one."
            case .tablesUnreleased:
                "Make them anew in an empty database, or after dropping the schemas that the message names."
            case .migrationEdited:
                "Use a released program."
            case .schemaForeign:
                "Run `segcast init` as its owner where that one made Segcast's tables; else drop or rename it."
            case .schemaOccupied:
                "Look into it, and drop or rename it."
            case .objectPlanted:
                "Look at it, and drop it."
            case .objectHanging:
                "Let its owner drop it, or point it elsewhere."
            case .schemaOpen:
                "Run the `revoke` in the message."
            case .roleNameTooLong:
                "Shorten role_prefix in segcast.yaml."
            case .initNotAllowed:
                "Let a DBA run what `segcast init --print-grants` prints."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .notInitialised: .tablesMissing
        case .olderThanProgram: .tablesOlder
        case .newerThanProgram: .tablesNewer
        case .unreleased: .tablesUnreleased
        case .edited: .migrationEdited
        case .foreign: .schemaForeign
        case .occupied: .schemaOccupied
        case .planted: .objectPlanted
        case .hanging: .objectHanging
        case .open: .schemaOpen
        case .nameTooLong: .roleNameTooLong
        case .notAllowed: .initNotAllowed
        }
    }
}

public import Failures

extension WarehouseError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case contractBroken, columnUnknown, timeUnreadable, zoneUnknown, nothingShrank,
            nothingToInspect, notInspected

        /// What it means.
        public var meaning: String {
            switch self {
            case .contractBroken:
                "The sources are not what warehouse.yaml says. The findings below it say how."
            case .columnUnknown:
                "A feature or a rule reads a column that its source does not map."
            case .timeUnreadable:
                "A day or an instant cannot be read."
            case .zoneUnknown:
                "The server knows no time zone of that name."
            case .nothingShrank:
                "--accept names a source that has not shrunk by more than it may."
            case .nothingToInspect:
                "The schema to inspect does not exist, or the login may read nothing in it."
            case .notInspected:
                "--source or --except of `segcast init --inspect` names a relation that is not looked at."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .contractBroken:
                "Mend each error, here or at the source; `segcast check` tells them all, and `segcast "
                    + "explain` each."
            case .columnUnknown:
                "Name one that is mapped, or add it under columns: in warehouse.yaml."
            case .timeUnreadable:
                "Write 2011-09-10, or an instant with its offset: 2011-09-10T06:00:00Z."
            case .zoneUnknown:
                "Use an IANA name, such as Europe/Berlin; the nearest one is suggested."
            case .nothingShrank:
                "`segcast check` says what is wrong, if anything is."
            case .nothingToInspect:
                "Name one of those in the message, or let a DBA run the grants."
            case .notInspected:
                "Write the relation as schema.relation, and name its schema with --inspect; the nearest one is suggested."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .contractBroken: .contractBroken
        case .unknownColumn: .columnUnknown
        case .unreadableTime: .timeUnreadable
        case .unknownTimeZone: .zoneUnknown
        case .nothingShrank: .nothingShrank
        case .nothingToInspect: .nothingToInspect
        case .notInspected: .notInspected
        }
    }
}

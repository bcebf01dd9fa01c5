public import Failures

extension PostgresError.Code: FailureCode {
    /// What it means.
    public var meaning: String {
        switch self {
        case .settingsInvalid:
            "What SEGCAST_DATABASE_URL or SEGCAST_READ_DATABASE_URL says is no way to a database."
        case .notConnected:
            "No session could be opened: the server is not there, is full, or does not let this login in."
        case .connectionLost:
            "A session broke while it was used. What was not committed is rolled back."
        case .statementRefused:
            "The server refused a statement; the message has its SQLSTATE and the file of the statement."
        case .writeAttempted:
            "Code in a source, such as a function in a view, tried to write in a transaction that only reads."
        case .cancelled:
            "A statement ran longer than statement_minutes, or somebody cancelled it."
        case .cancelIgnored:
            "A statement went on after it was cancelled: code in a source, such as a function in a view, catches that."
        case .valueUnreadable:
            "A column holds what this program cannot read as what it should be."
        case .rowsMissing:
            "Fewer rows arrived than were sent, or one that is always there was not."
        }
    }

    /// What to do.
    public var remedy: String {
        switch self {
        case .settingsInvalid:
            "Write a postgresql:// URL, key=value pairs or service=NAME, as libpq reads them."
        case .notConnected:
            "The server's words say which. Look at host, port, login and password file; where the server "
                + "is only starting, try again."
        case .connectionLost:
            "Run the same command again: it goes on where it was."
        case .statementRefused:
            "Rights are granted by what `segcast init --print-grants` prints; what a view of the "
                + "warehouse raises is mended there."
        case .writeAttempted:
            "Look at the view that is named: what reads must not write."
        case .cancelled:
            "Try again when the server has less to do, raise statement_minutes in segcast.yaml, or ask "
                + "why the source is slow."
        case .cancelIgnored:
            "Look for `exception when query_canceled` in the functions of the views that are read, and take it out. What goes "
                + "on at the server, `pg_terminate_backend` ends; `pg_stat_activity` shows it."
        case .valueUnreadable:
            "Where the column is the warehouse's, mend it there; where it is one of Segcast's, it is a "
                + "bug: tell us."
        case .rowsMissing:
            "Run it again; where it stays so, somebody changed Segcast's tables: `segcast verify`."
        }
    }
}

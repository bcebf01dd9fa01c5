import CLibPQ

/// What the server said of a statement that it refused.
struct ServerReport: Sendable {
    /// The SQLSTATE; `nil` when the connection broke first.
    let state: SQLState?
    /// The server's text: code that a view of others runs can put a row's values there, under any SQLSTATE.
    let message: String
    /// The constraint; such code can make one up too.
    let constraint: String?
    /// The function of the server's own source that raised it.
    let function: String?
    /// Whether it points at a place of our statement: what was wrong there was read before any row.
    let hasPosition: Bool
    /// Whether some function of SQL or of another language was running.
    let isInsideFunction: Bool

    /// Reads a result that is an error.
    init(_ result: OpaquePointer) {
        func field(_ code: Int32) -> String? {
            PQresultErrorField(result, code).map { String(cString: $0) }
        }
        state = field(CLibPQ_DIAG_SQLSTATE).map { SQLState(rawValue: $0) }
        message = field(CLibPQ_DIAG_MESSAGE_PRIMARY) ?? "the server closed the connection"
        constraint = field(CLibPQ_DIAG_CONSTRAINT_NAME)
        function = field(CLibPQ_DIAG_SOURCE_FUNCTION)
        hasPosition = field(CLibPQ_DIAG_STATEMENT_POSITION) != nil
        isInsideFunction = field(CLibPQ_DIAG_CONTEXT) != nil
    }

    /// What may be shown: our own words for the SQLSTATE, with the constraint's name, or the server's where they can
    /// hold names alone; what is raised inside a function can hold anything, also as a constraint's name.
    var words: String {
        let own = state?.words ?? "the server closed the connection"
        guard !isInsideFunction else { return own }
        if let function, hasPosition && Self.naming.contains(function) || function == Self.refusing
        {
            return message
        }
        return constraint.map { "\(own) (\($0))" } ?? own
    }

    /// Functions of the server that look names up: where they point at our statement, their messages hold the name of a
    /// relation, column, function, schema or type that stands there, and nothing else.
    ///
    /// Without a place it may be a row's value that a cast to `regclass` or its like takes for a name.
    private static let naming: Set<String> = [
        "parserOpenTable", "errorMissingColumn", "errorMissingRTE", "ParseFuncOrColumn",
        "LookupExplicitNamespace", "RangeVarGetRelidExtended", "typenameType",
    ]

    /// The server's function that refuses rights: it names what is there.
    private static let refusing = "aclcheck_error"
}

extension SQLState {
    /// What the code means to whoever reads a log; names no value.
    var words: String {
        switch rawValue {
        case "08P01": "the server did not understand what was sent"
        case "22P05", "22021": "a text cannot be written in the database's encoding"
        case "23505": "a row with this key is there already"
        case "23514": "a rule of the table does not allow the row"
        case "23503": "a row refers to one that is not there"
        case "25006": "the server only reads: it is a replica, or the transaction must not write"
        case "25P03": "the transaction stood still for longer than the server allows"
        case "28P01": "the server refused the login's password"
        case "28000": "the server does not let this login in"
        case "3D000": "the server has no such database"
        case "42501": "this login may not do that, or row-level security hides rows from it"
        case "42P01": "a relation does not exist"
        case "42703": "a column does not exist"
        case "53100": "the server's disk is full"
        case "53200": "the server is out of memory"
        case "53300": "the server has no connection left"
        case "54011", "54001": "the statement is larger than the server can hold"
        case "55000": "something is not ready, such as a materialized view that was never filled"
        case "57014": "the statement was cancelled, or took longer than it may"
        case "57P01", "57P02": "the server is stopping, or somebody ended the session"
        case "57P03": "the server is starting or stopping"
        default: wordsOfCategory
        }
    }

    private var wordsOfCategory: String {
        switch category {
        case "08": "the connection broke"
        case "22": "a value is not what the statement needs"
        case "23": "a rule of the tables does not allow the row"
        case "25", "2D": "the transaction is in another state than the statement needs"
        case "28": "the server does not let this login in"
        case "40": "another transaction was in the way"
        case "42", "3F", "0A": "the statement does not fit the database"
        case "53", "54": "the server has no room for it"
        case "55": "what the statement needs is in use"
        case "57": "the server or an administrator ended it"
        case "58": "the server could not read or write its files"
        case "2F", "38", "39", "P0": "code in the database raised an error"
        case "XX": "the server reports a fault of its own"
        default: "the server refused it"
        }
    }
}

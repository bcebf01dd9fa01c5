/// What went wrong in a conversation with the server.
///
/// `description` names the code, the query's file and database objects, and nothing a customer typed:
/// the server's message can quote row values, so it appears only in `debugDescription`.
public struct PostgresError: Error, Sendable {
    /// Which kind of failure, for `switch` and for metrics labels.
    public enum Code: String, Hashable, Sendable {
        /// The connection string cannot be used.
        case settingsInvalid
        /// No session could be opened or it was lost.
        case connectionLost
        /// The server refused the statement; see ``PostgresError/state``.
        case statementRefused
        /// The statement ran past its deadline, or its task was cancelled.
        case cancelled
        /// A column is missing, or holds a value the caller's type cannot represent.
        case valueUnreadable
        /// A COPY ended with another number of rows than it carried.
        case rowsMissing
    }

    /// What the session was doing: it decides what a lost connection means.
    public enum Phase: String, Hashable, Sendable {
        /// Opening the session.
        case connecting
        /// Running a statement; nothing of the transaction is durable.
        case statement
        /// COMMIT was sent and not answered: the transaction may be durable.
        case commit
    }

    /// The kind of failure.
    public let code: Code
    /// What the session was doing.
    public let phase: Phase
    /// The server's SQLSTATE; `nil` when the server never answered.
    public let state: SQLState?
    /// The query's path under `sql/`, or `nil` for ad-hoc statements.
    public let query: String?
    /// The constraint that was violated, where there is one.
    public let constraint: String?

    private let message: String

    /// Creates an error; `message` is the server's own text.
    public init(
        _ code: Code,
        phase: Phase = .statement,
        state: SQLState? = nil,
        query: String? = nil,
        constraint: String? = nil,
        message: String
    ) {
        self.code = code
        self.phase = phase
        self.state = state
        self.query = query
        self.constraint = constraint
        self.message = message
    }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    /// The code, SQLSTATE, query and constraint name; safe to log.
    ///
    /// The server's message follows only where its class cannot quote a row: connection,
    /// authorisation, undefined objects, resources and shutdowns.
    public var description: String {
        var text = code.rawValue
        if let state { text += " \(state.rawValue)" }
        if let query { text += " in \(query)" }
        if let constraint { text += " on \(constraint)" }
        return isMessageSafe ? "\(text): \(message)" : text
    }

    /// The same with the server's message.
    ///
    /// May quote row values: never log it in production.
    public var debugDescription: String { "\(description): \(message)" }

    private var isMessageSafe: Bool {
        guard let state else { return true }
        return ["08", "25", "28", "3D", "42", "53", "57"].contains(state.category)
    }
}

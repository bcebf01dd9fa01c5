import Texts
/// What went wrong in a conversation with the server.
///
/// `description` says in words of this program's own what the code means, and names the query's file: the
/// server's message can quote row values, whatever its SQLSTATE, so it appears only in `debugDescription`.
public struct PostgresError: Error, Sendable {
    /// Which kind of failure, for `switch` and for metrics labels.
    public enum Code: String, CaseIterable, Hashable, Sendable {
        /// The connection string cannot be used.
        case settingsInvalid
        /// No session could be opened.
        case notConnected
        /// A session was lost.
        case connectionLost
        /// The server refused the statement; see ``PostgresError/state``.
        case statementRefused
        /// Code in what was read tried to write, in a transaction that only reads.
        case writeAttempted
        /// The statement ran past its deadline, or its task was cancelled.
        case cancelled
        /// The statement was cancelled and went on: code in what is read catches that; the session was given up.
        case cancelIgnored
        /// A column is missing, or holds a value the caller's type cannot represent.
        case valueUnreadable
        /// A COPY ended with another number of rows than it carried, or a query returned none that always returns one.
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
    /// The constraint that was violated, where there is one; code of others can make one up.
    public let constraint: String?

    /// Who was logged in where the server refused a statement for want of rights.
    public let login: String?
    /// What it means, in our own words, or the server's where they hold names alone; safe to log.
    public let words: String
    private let report: ServerReport?

    /// Creates an error; `message` is in words of this program's own, with names and counts and no value.
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
        login = nil
        words = message
        report = nil
    }

    /// Creates the error of a statement that the server refused.
    init(_ code: Code, phase: Phase, query: String, report: ServerReport, login: String? = nil) {
        self.code = code
        self.phase = phase
        state = report.state
        self.query = query
        constraint = report.constraint
        self.login = report.state == .insufficientPrivilege ? login : nil
        words =
            code == .writeAttempted
            ? "code in what is read tries to write, which whoever reads may not" : report.words
        self.report = report
    }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    /// The SQLSTATE, the query and what they mean; safe to log.
    public var description: String {
        let place = [
            state.map { "SQLSTATE \($0.rawValue)" }, query.map { "in \($0)" },
            login.map { "as \($0)" },
        ].compactMap { $0 }.joined(separator: " ")
        return [place, words].filter { !$0.isEmpty }.joined(separator: ": ").printable
    }

    /// The same with the server's message.
    ///
    /// May quote row values: never log it in production.
    public var debugDescription: String {
        "\(description)\(report.map { ": \($0.message)" } ?? "")"
    }
}

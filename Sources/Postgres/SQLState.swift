/// A five-character SQLSTATE code, as the server reports it.
///
/// See PostgreSQL's Appendix A, "PostgreSQL Error Codes".
public struct SQLState: RawRepresentable, Hashable, Sendable {
    /// The five characters, such as `"23505"`.
    public let rawValue: String

    /// Creates a code from its five characters.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The first two characters: the class of the condition.
    public var category: Substring { rawValue.prefix(2) }
}

extension SQLState {
    /// Another row already holds this key (`unique_violation`).
    public static let uniqueViolation = SQLState(rawValue: "23505")
    /// A value that a function does not know, such as the name of a time zone (`invalid_parameter_value`).
    public static let invalidParameterValue = SQLState(rawValue: "22023")
    /// A lock was not granted within `lock_timeout` (`lock_not_available`).
    public static let lockNotAvailable = SQLState(rawValue: "55P03")
    /// The statement was cancelled (`query_canceled`).
    public static let queryCanceled = SQLState(rawValue: "57014")
    /// The session may not do this (`insufficient_privilege`).
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    /// The object exists already (`duplicate_object`), such as a role made a moment ago.
    public static let duplicateObject = SQLState(rawValue: "42710")
    /// The transaction may not write (`read_only_sql_transaction`).
    public static let readOnlyTransaction = SQLState(rawValue: "25006")
}

import Shapes

/// What is said of a source of one role.
///
/// A role is a case of ``SourceRole`` and a file of this folder; the contract's shape, the names of mapped columns, the check
/// of their types and the guesses read the one table.
protocol RoleMapping {
    /// Who or what its rows are.
    static var meaning: String { get }

    /// Whether a contract cannot do without.
    static var isRequired: Bool { get }

    /// Whether its rows are things customers did at some time.
    static var isActivity: Bool { get }

    /// Under which key it maps whose a row is, and when it happened.
    static var owner: ColumnKey { get }
    static var time: ColumnKey { get }

    /// How relations that play the role are mostly called, and how those that do not, as patterns.
    static var usualName: String { get }
    static var otherName: String? { get }

    /// The columns, in the order they are told about.
    static var columns: [SourceColumn] { get }

    /// What else `warehouse.yaml` says of such a source, besides what it says of any.
    static var settings: [Field<SourceDefinition>] { get }

    /// Proposes the relation that plays the role, where there is one; a role that nobody can guess proposes nothing.
    ///
    /// - Throws: `PostgresError` when a sample cannot be read.
    static func guess(_ role: SourceRole, in guesser: inout ContractGuesser) async throws
}

extension RoleMapping {
    static var isRequired: Bool { false }
    static var isActivity: Bool { false }
    static var owner: ColumnKey { .customer }
    static var time: ColumnKey { .occurredAt }
    static var otherName: String? { nil }
    static var settings: [Field<SourceDefinition>] { [] }
}

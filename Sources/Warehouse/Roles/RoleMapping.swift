import Shapes

/// What a source of one role maps.
///
/// A role is a case of ``SourceRole`` and a file of this folder; the contract's shape, the names of mapped columns, the check
/// of their types and the guesses read the one table.
protocol RoleMapping {
    /// The columns, in the order they are told about.
    static var columns: [SourceColumn] { get }

    /// What else `warehouse.yaml` says of such a source, besides what it says of any.
    static var settings: [Field<SourceDefinition>] { get }
}

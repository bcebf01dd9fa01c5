package import ContactPolicy
package import Postgres

/// What came of writing a run's list.
package struct BuiltFiles: Sendable {
    package var files: [BuiltFile] = []
    /// Members who cannot be on the list after all, and why.
    package var dropped: [(customerID: Int64, bucket: Bucket)] = []
    /// Members who are found by less than was planned, and by what.
    package var narrowed: [(customerID: Int64, identifiers: [UUIDBytes])] = []
}

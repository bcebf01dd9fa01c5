/// What a source of consents says of each of its rows.
public struct ConsentsSource: Sendable {
    /// What a row is for.
    public enum Purpose: Sendable {
        /// What a column says.
        case column(String)
        /// One purpose, whatever the row.
        case always(String)
    }

    /// The column that says whether consent was given.
    public let granted: String
    /// The values of it that mean yes; empty where it holds truth values.
    public let grantedValues: [String]
    /// What a row is for.
    public let purpose: Purpose

    /// Reads what a source maps.
    ///
    /// - Throws: ``WarehouseError`` when it does not say what a row is for, or whether it is a yes.
    public init(_ source: Source) throws(WarehouseError) {
        granted = try source.required(\.granted)
        grantedValues = source.definition.grantedValues
        if let purpose = source.definition.purposeIs, source.definition.purpose == nil {
            self.purpose = .always(purpose)
        } else {
            purpose = .column(try source.required(\.purpose))
        }
    }
}

import Postgres

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
    /// The column of the brand that was spoken to; `nil` where a word is for every brand.
    ///
    /// A blank names none: a yes that does counts for no brand, a no for each.
    public let brand: String?

    /// Reads what a source maps.
    ///
    /// - Throws: ``WarehouseError`` when it does not say what a row is for, or whether it is a yes.
    public init(_ source: Source) throws(WarehouseError) {
        granted = try source.required(.granted)
        grantedValues = source.definition.grantedValues
        brand = source.definition[.brand]
        if let purpose = source.definition.purposeIs, source.definition[.purpose] == nil {
            self.purpose = .always(purpose)
        } else {
            purpose = .column(try source.required(.purpose))
        }
    }

    /// The condition that keeps rows of `base` which are a yes.
    func isYes(_ binder: inout Binder) -> Expression {
        let yes = binder.bind(
            .texts(grantedValues.isEmpty ? ["true"] : grantedValues),
            as: "text[]"
        )
        return Expression.column("base", granted).cast(to: "text").isOne(of: yes).or(.false)
    }
}

import Postgres

/// What a source of consents says of each of its rows.
public struct ConsentsSource: Sendable {
    /// What a row is for.
    enum Purpose {
        /// What a column says.
        case column(String)
        /// One purpose, whatever the row.
        case always(String)
    }

    /// How a row says what was agreed to.
    enum Form {
        /// It is one answer, of one purpose.
        case single(ConsentGrant, Purpose)
        /// It holds several, each of a purpose of its own.
        case several([ConsentGrant])
    }

    let form: Form

    /// Reads what a source maps.
    ///
    /// - Throws: ``WarehouseError`` when it does not say what a row is for, or whether it is a yes.
    public init(_ source: Source) throws(WarehouseError) {
        if let grants = source.definition.grants {
            form = .several(grants)
            return
        }
        var answer = ConsentGrant()
        answer.granted = try source.required(.granted)
        answer.grantedValues = source.definition.grantedValues
        answer.recordedAt = source.definition[.recordedAt]
        if let purpose = source.definition.purposeIs, source.definition[.purpose] == nil {
            answer.purpose = purpose
            form = .single(answer, .always(purpose))
        } else {
            form = .single(answer, .column(try source.required(.purpose)))
        }
    }

    /// Where it stands what the answers are for.
    public enum Purposes: Sendable {
        /// In the contract, whatever the rows hold.
        case named([String])
        /// In a column.
        case column(String)
    }

    /// Where it stands what the answers are for.
    public var purposes: Purposes {
        switch form {
        case .single(_, .column(let column)): .column(column)
        case .single(_, .always(let purpose)): .named([purpose])
        case .several(let grants): .named(grants.map(\.purpose))
        }
    }

    /// The answers that each row holds.
    var grants: [ConsentGrant] {
        switch form {
        case .single(let answer, _): [answer]
        case .several(let grants): grants
        }
    }

    /// The condition that keeps rows of `base` which hold a yes.
    func isYes(_ binder: inout Binder) -> Expression { .any(grants.map { $0.isYes(&binder) }) }

    /// The condition that keeps rows of `base` which hold something else, or nothing.
    func isNoYes(_ binder: inout Binder) -> Expression { .any(grants.map { $0.isNoYes(&binder) }) }
}

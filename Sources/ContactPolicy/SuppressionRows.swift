import Channels
import Postgres
import Warehouse

/// The rows of the suppressions that count, under the alias `base`.
///
/// One condition says which those are, whether they are read by the customer's key or by a detail such as an address.
struct SuppressionRows {
    /// A column that names people by a detail.
    struct Detail: Sendable {
        let field: ContactField
        let kind: Identifier.Kind
        let column: String
    }

    let source: Source
    /// What names people besides the customer's key, in the order of all details.
    let details: [Detail]
    /// The condition that keeps rows which count.
    private let condition: Expression

    /// Those of `catalog`; `nil` when it maps none.
    init?(_ catalog: WarehouseCatalog, _ binder: inout Binder) {
        guard let source = catalog.sources[.suppressions] else { return nil }
        self.source = source
        details = ContactField.allCases.compactMap { field in
            guard let kind = field.identifier, let column = source.column(under: field.rawValue)
            else { return nil }
            return Detail(field: field, kind: kind, column: column)
        }
        condition = source.isKept(&binder)
    }

    /// Those whom nobody may contact, by their keys, as `suppressed`; `nil` when no key is mapped.
    func keys() -> Relation? {
        guard let key = source.ownerKey() else { return nil }
        return Fragments.suppressedKeys.relation([
            "key": key, "base": source.base, "condition": .all([key.isNotNull, condition]),
        ])
    }

    /// What reads a suppression a row: whether it has a key, and its ``details``, short.
    func reading() -> Statement {
        let details = details.map { detail in
            let value = source.text(detail.column, alias: "base")
            return (
                name: detail.field.rawValue, value: Fragments.cutDetail.filled(["value": value])
            )
        }
        return Templates.readSuppressedDetails.filled([
            "customer": source.ownerKey() ?? .null("text"), "details": Columns(named: details),
            "base": source.base, "condition": condition,
        ])
    }
}

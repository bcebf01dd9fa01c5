import Postgres
import Warehouse

/// The rows of the suppressions that count, under the alias `base`.
///
/// One condition says which those are, whether they are read by the customer's key or by an address or a number.
struct SuppressionRows {
    let source: Source
    /// The condition that keeps rows which count.
    private let condition: Expression

    /// Those of `catalog`; `nil` when it maps none.
    init?(_ catalog: WarehouseCatalog, _ binder: inout Binder) {
        guard let source = catalog.sources[.suppressions] else { return nil }
        self.source = source
        condition = source.isKept(&binder)
    }

    /// Those whom nobody may contact, by their keys, as `suppressed`; `nil` when no key is mapped.
    func keys() -> Relation? {
        guard let key = source.ownerKey() else { return nil }
        return Fragments.suppressedKeys.relation([
            "key": key, "base": source.base, "condition": .all([key.isNotNull, condition]),
        ])
    }

    /// What reads a suppression a row: whether it has a key, and its address and number, short.
    func details() -> Statement {
        func cell(_ key: ColumnKey) -> Expression {
            source.definition[key].map { source.text($0, alias: "base") } ?? .null("text")
        }
        return Templates.readSuppressedDetails.filled([
            "customer": source.ownerKey() ?? .null("text"),
            "email": cell(.email), "phone": cell(.phone),
            "base": source.base, "condition": condition,
        ])
    }
}

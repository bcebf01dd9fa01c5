import Postgres
import Warehouse

/// The lists of customers' keys that a run is held against: who agreed, and whom nobody may contact.
///
/// They are relations to join, not conditions: a join of any size spills to disk, a condition `in (…)`
/// that outgrows its memory is scanned once a customer.
struct ContactLists {
    let catalog: WarehouseCatalog
    var binder: Binder

    /// Those whose newest word on every purpose is yes, as `consented`; nobody, when no consents are mapped.
    mutating func consented(to purposes: [String], now: Instant) throws -> Relation {
        guard !purposes.isEmpty, catalog.sources[.consents] != nil else {
            return Fragments.noKeys.relation(["list": .identifier("consented")])
        }
        let rows = try CustomerRows(.consents, in: catalog, &binder)
        let mapped = rows.source.definition
        let granted: Expression
        if mapped.grantedValues.isEmpty {
            granted = Fragments.grantedFlag.filled([
                "value": .expression(rows.column(mapped.granted ?? ""))
            ])
        } else {
            let values = binder.bind(.texts(mapped.grantedValues), as: "text[]")
            granted = Fragments.grantedValue.filled([
                "value": .expression(rows.column(mapped.granted ?? "")),
                "values": .expression(values),
            ])
        }
        let purpose: Expression
        if let column = mapped.purpose {
            purpose = rows.text(column)
        } else {
            let only = binder.bind(.text(mapped.purposeIs ?? ""), as: "text")
            purpose = Fragments.samePurpose.filled(["purpose": .expression(only)])
        }
        return Fragments.consentedKeys.relation([
            "key": .expression(rows.key), "purpose": .expression(purpose),
            "granted": .expression(granted),
            "recorded_at": .expression(rows.occurredAt ?? Fragments.noTime.filled()),
            "now": .expression(binder.bind(.timestamptz(now), as: "timestamptz")),
            "base": .from(rows.base), "condition": .expression(rows.condition),
            "purposes": .expression(binder.bind(.texts(purposes), as: "text[]")),
        ])
    }

    /// Those whom nobody may contact, as `suppressed`; nobody, when no suppressions are mapped.
    mutating func suppressed() throws -> Relation {
        guard catalog.sources[.suppressions] != nil else {
            return Fragments.noKeys.relation(["list": .identifier("suppressed")])
        }
        let rows = try CustomerRows(.suppressions, in: catalog, &binder)
        return Fragments.suppressedKeys.relation([
            "key": .expression(rows.key), "base": .from(rows.base),
            "condition": .expression(rows.condition),
        ])
    }
}

import Postgres
import Warehouse

/// Conditions on `keys`: who agreed, and whom nobody may contact.
struct ConsentConditions {
    let catalog: WarehouseCatalog
    var binder: Binder

    /// Whether the newest word on every purpose is yes; nobody's, when no consents are mapped.
    mutating func hasConsent(to purposes: [String], now: Instant) throws -> Expression {
        if purposes.isEmpty { return Fragments.yes.filled() }
        guard catalog.sources[.consents] != nil else { return Fragments.no.filled() }
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
        return Fragments.hasConsent.filled([
            "key": .expression(rows.key), "purpose": .expression(purpose),
            "granted": .expression(granted),
            "recorded_at": .expression(rows.occurredAt ?? Fragments.noTime.filled()),
            "now": .expression(binder.bind(.timestamptz(now), as: "timestamptz")),
            "base": .from(rows.base), "condition": .expression(rows.condition),
            "purposes": .expression(binder.bind(.texts(purposes), as: "text[]")),
        ])
    }

    /// Whether the customer is on the suppression list; nobody is, when none is mapped.
    mutating func isSuppressed() throws -> Expression {
        guard catalog.sources[.suppressions] != nil else { return Fragments.no.filled() }
        let rows = try CustomerRows(.suppressions, in: catalog, &binder)
        return Fragments.isSuppressed.filled([
            "key": .expression(rows.key), "base": .from(rows.base),
            "condition": .expression(rows.condition),
        ])
    }
}

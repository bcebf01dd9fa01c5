import Postgres
import Warehouse

/// The lists of customers' keys that a run is held against: what they said, and whom nobody may contact.
///
/// They are relations to join, not conditions: a join of any size spills to disk, a condition `in (…)`
/// that outgrows its memory is scanned once a customer.
struct ContactLists {
    let catalog: WarehouseCatalog
    let purposes: ConsentPurposes
    let now: Instant
    var binder: Binder

    /// What customers' words on the purposes come to, as `words`; nobody's, when no consents are mapped.
    mutating func words() throws -> Relation {
        guard catalog.sources[.consents] != nil else { return Fragments.noWords.relation() }
        let rows = try CustomerRows(.consents, in: catalog, &binder)
        let mapped = rows.source.definition
        let value = Hole.expression(rows.column(mapped.granted ?? ""))
        let granted: Expression
        if mapped.grantedValues.isEmpty {
            granted = Fragments.grantedFlag.filled(["value": value])
        } else {
            let values = binder.bind(.texts(mapped.grantedValues), as: "text[]")
            granted = Fragments.grantedValue.filled([
                "value": value, "values": .expression(values),
            ])
        }
        let meanings = purposes.meanings
        return Fragments.consentWords.relation([
            "key": .expression(rows.key),
            "purpose": .expression(purpose(of: mapped, in: rows)),
            "granted": .expression(granted),
            "recorded_at": .expression(rows.occurredAt ?? Fragments.noTime.filled()),
            "base": .from(rows.base), "condition": .expression(rows.condition),
            "now": .expression(binder.bind(.timestamptz(now), as: "timestamptz")),
            "spellings": .expression(binder.bind(.texts(meanings.map(\.spelling)), as: "text[]")),
            "purposes": .expression(binder.bind(.texts(meanings.map(\.purpose)), as: "text[]")),
            "general": .expression(
                binder.bind(.texts(meanings.map { "\($0.isGeneral)" }), as: "boolean[]")
            ),
            "purpose_count": .expression(
                binder.bind(.integer(purposes.asked.count), as: "bigint")
            ),
        ])
    }

    /// Those whom nobody may contact, by their keys, as `suppressed`; nobody, when none are mapped.
    mutating func suppressed() throws -> Relation {
        guard catalog.sources[.suppressions]?.definition.customer != nil else {
            return Fragments.noKeys.relation(["list": .identifier("suppressed")])
        }
        let rows = try CustomerRows(.suppressions, in: catalog, &binder)
        return Fragments.suppressedKeys.relation([
            "key": .expression(rows.key), "base": .from(rows.base),
            "condition": .expression(rows.condition),
        ])
    }

    private mutating func purpose(
        of mapped: SourceDefinition,
        in rows: CustomerRows
    ) -> Expression {
        if let column = mapped.purpose { return rows.text(column) }
        let only = binder.bind(.text(mapped.purposeIs ?? ""), as: "text")
        return Fragments.samePurpose.filled(["purpose": .expression(only)])
    }
}

import Postgres
import Warehouse

/// The lists of customers' keys that a run is held against: what they said, and whom nobody may contact.
///
/// They are relations to join, not conditions: a join of any size spills to disk, a condition `in (…)`
/// that outgrows its memory is scanned once a customer.
struct ContactLists {
    let catalog: WarehouseCatalog
    let question: ConsentQuestion
    let now: Instant
    var binder: Binder

    /// What customers' words on the purposes and the brand come to, as `words`; nobody's, when no consents are mapped.
    mutating func words() throws -> Relation {
        guard catalog.sources[.consents] != nil else { return Fragments.noWords.relation() }
        let rows = try CustomerRows(.consents, in: catalog, &binder)
        let answers = try ConsentAnswers(in: rows, &binder)
        let meanings = question.purposes.meanings
        let brands = question.brand.meanings
        return Fragments.consentWords.relation([
            "key": rows.key,
            "address": rows.unborneAddress,
            "purpose": answers.purpose,
            "granted": answers.isGranted,
            "is_addressed": rows.isAddressed,
            "recorded_at": answers.recordedAt ?? .null("timestamptz"),
            "base": answers.base, "condition": rows.condition,
            "now": binder.bind(.timestamptz(now), as: "timestamptz"),
            "spellings": binder.bind(.texts(meanings.map(\.spelling)), as: "text[]"),
            "purposes": binder.bind(.texts(meanings.map(\.subject)), as: "text[]"),
            "general": binder.bind(.texts(meanings.map { "\($0.isGeneral)" }), as: "boolean[]"),
            "purpose_count": binder.bind(.integer(question.purposes.asked.count), as: "bigint"),
            // A word is to every brand where no column says which; a blank names none: a yes to it counts for no brand.
            "brand": rows.source.definition[.brand].map { rows.text($0) }
                ?? binder.bind(.text(question.brandName), as: "text"),
            "brands": binder.bind(.texts(brands.map(\.spelling)), as: "text[]"),
            "of_all_brands": binder.bind(.texts(brands.map { "\($0.isGeneral)" }), as: "boolean[]"),
        ])
    }

    /// Those whom nobody may contact, by their keys, as `suppressed`; nobody, when none are mapped.
    mutating func suppressed() -> Relation {
        SuppressionRows(catalog, &binder)?.keys()
            ?? Fragments.noKeys.relation(["list": .identifier("suppressed")])
    }
}

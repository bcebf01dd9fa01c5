public import Postgres

/// The rows of the customers source, or of one that holds customers' details, under the alias `base`.
public struct CustomerRows: Sendable {
    /// The source.
    public let source: Source
    /// The customer's key as the warehouse types it.
    public let key: Expression
    /// When the row's customer became one; `nil` when the source does not say.
    public let createdAt: Expression?
    /// When a row's consent was recorded; `nil` when the source does not say, or rows hold several.
    public let recordedAt: Expression?
    /// Whether an address alone says whose a row is.
    public let isAddressed: Expression
    /// The address that says whose a row is, where no customer bears it.
    public let unborneAddress: Expression
    /// The condition that keeps rows which have a key.
    public let isKeyed: Expression
    /// The condition that keeps rows which have a key and are not excluded.
    public let condition: Expression
    /// The relation.
    public let base: Relation
    /// The zone of its naive times.
    let zone: Expression

    /// Prepares to read the source that plays `role`, whose customers stand under `key` or `customer`.
    ///
    /// - Throws: ``WarehouseError`` when it is not mapped, or without a key.
    public init(
        _ role: SourceRole,
        in catalog: WarehouseCatalog,
        _ binder: inout Binder
    ) throws(WarehouseError) {
        let source = try catalog.source(role)
        guard let key = source.ownerKey() else {
            throw .unknownColumn(source: role.rawValue, column: "key", known: [])
        }
        self.source = source
        self.key = key
        let zone = binder.bind(.text(source.zone), as: "text")
        self.zone = zone
        createdAt = source.definition[.createdAt].map {
            source.instant($0, alias: "base", zone: zone)
        }
        recordedAt = source.definition[.recordedAt].map {
            source.instant($0, alias: "base", zone: zone)
        }
        isAddressed = source.told(.isAddressed, alias: "base") ?? .false
        unborneAddress = source.told(.unborneAddress, alias: "base") ?? .null("text")
        isKeyed = key.isNotNull
        condition = .all([isKeyed, source.isKept(alias: "base", &binder)])
        base = source.base
    }

    /// A column of the relation, by its own name.
    public func column(_ name: String) -> Expression { .column("base", name) }

    /// A column of the relation as text, by its own name.
    public func text(_ name: String) -> Expression { column(name).cast(to: "text") }
}

public import Postgres

/// How fresh a source is, held against what is stated for it or against its own rhythm; its rows are not counted.
public struct SourceFreshness: Sendable {
    /// The part that the source plays.
    public let role: SourceRole
    /// When its newest row before the as-of was.
    public let newest: Instant
    /// What is wrong with that; nothing when it is fresh.
    public let findings: [Finding]

    /// Measures a source that has rows and says when they were; `nil` for another.
    ///
    /// - Parameters:
    ///   - role: the part that it plays.
    ///   - catalog: the warehouse, where that source is sound.
    ///   - asOf: the instant that it is held against.
    ///   - sources: sessions that read it.
    /// - Throws: `WarehouseError`, `PostgresError`.
    public init?(
        of role: SourceRole,
        in catalog: WarehouseCatalog,
        asOf: Instant,
        from sources: SessionPool
    ) async throws {
        let counter = SourceCounter(
            catalog: catalog,
            source: try catalog.source(role),
            asOf: asOf,
            isActedOn: true
        )
        guard let newest = try await counter.measure(sources)?.newest else { return nil }
        self.role = role
        self.newest = newest
        findings = try await counter.freshness(newest, sources)
    }
}

public import Postgres

extension SourceCheck {
    /// Returns what a check runs to count the rows of each source by why they are set aside.
    ///
    /// - Parameters:
    ///   - catalog: the sources.
    ///   - asOf: the instant; rows from then on do not count.
    /// - Returns: one statement a source.
    /// - Throws: `WarehouseError` for a source that is not mapped as it has to be.
    public static func compiled(
        _ catalog: WarehouseCatalog,
        asOf: Instant
    ) throws -> [CompiledStatement] {
        try SourceRole.allCases.compactMap { catalog.sources[$0] }.map { source in
            let counter = SourceCounter(
                catalog: catalog,
                source: source,
                asOf: asOf,
                isActedOn: true
            )
            let (query, values) = try counter.statement()
            return CompiledStatement("what counts \(counter.role)", query.statement, values)
        }
    }
}

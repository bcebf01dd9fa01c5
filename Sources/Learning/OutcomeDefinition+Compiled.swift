public import Postgres
public import Warehouse

extension OutcomeDefinition {
    /// Returns what labels the examples of an as-of.
    ///
    /// - Parameters:
    ///   - catalog: the sources.
    ///   - days: the business days around the as-of, which know the horizon.
    /// - Returns: one statement.
    /// - Throws: `WarehouseError` when the label's source maps no column that is asked for.
    public func compiled(
        _ catalog: WarehouseCatalog,
        _ days: BusinessDays
    ) throws -> [CompiledStatement] {
        let closes = days[horizonDays]
        let observed = try ExampleReader.observed(
            self,
            in: catalog,
            from: days.origin,
            until: closes,
            knownBefore: closes
        )
        return [CompiledStatement("what labels \(name)", observed)]
    }
}

public import Postgres
public import Warehouse

extension OutcomeDefinition {
    /// The days around an as-of that ``compiled(_:_:)`` asks for.
    public var boundaryDays: Set<Int> { [-ExampleReader.reach(of: self), horizonDays] }

    /// Returns what looks at the label's source and what labels the examples of an as-of.
    ///
    /// - Parameters:
    ///   - catalog: the sources.
    ///   - days: the business days around the as-of, which know ``boundaryDays``.
    /// - Returns: three statements.
    /// - Throws: `WarehouseError` when the label's source maps no column that is asked for.
    public func compiled(
        _ catalog: WarehouseCatalog,
        _ days: BusinessDays
    ) throws -> [CompiledStatement] {
        let closes = days[horizonDays]
        let observed = try ExampleReader.observed(
            self,
            by: kind,
            in: catalog,
            from: days.origin,
            until: closes,
            knownBefore: closes
        )
        let (extent, extentValues) = try ExampleReader.extent(self, in: catalog, days)
        let (newest, newestValues) = try ExampleReader.newest(self, in: catalog, from: closes)
        return [
            CompiledStatement(
                "how far the labels of \(name) reach",
                extent.statement,
                extentValues
            ),
            CompiledStatement("whether \(name) is over", newest.statement, newestValues),
            CompiledStatement("what labels \(name)", observed),
        ]
    }
}

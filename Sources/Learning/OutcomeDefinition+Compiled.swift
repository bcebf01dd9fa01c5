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
        let observed = try observed(
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

    /// Returns the statement that reads what was observed of customers between two instants, such as after a release.
    ///
    /// It streams binary `COPY`, a row a customer with a row that counts: their key as `text`, and what their rows come to
    /// as `real`. What ``OutcomeKind/label(by:)`` of ``kind`` makes of that is the label that models learn, and of `nil`
    /// the label of whoever is not in the stream.
    ///
    /// - Parameters:
    ///   - catalog: the sources.
    ///   - begins: the as-of, at which the label window begins.
    ///   - closes: the instant that the label window ends before.
    ///   - known: rows count that were known before then, or before `closes` where that is later.
    /// - Returns: the statement, all values written out.
    /// - Throws: `WarehouseError` when the label's source maps no column that is asked for.
    public func observed(
        in catalog: WarehouseCatalog,
        from begins: Instant,
        until closes: Instant,
        knownBefore known: Instant
    ) throws -> Statement {
        try ExampleReader.observed(
            self,
            by: kind,
            in: catalog,
            from: begins,
            until: closes,
            knownBefore: known
        )
    }
}

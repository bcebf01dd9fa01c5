public import Postgres
public import Warehouse

extension ContactPlanner {
    /// Returns what reads everybody's contact details, whatever the export.
    ///
    /// - Throws: `WarehouseError` when the customers source maps no column that is asked for.
    public static func compiled(_ catalog: WarehouseCatalog) throws -> CompiledStatement {
        let (details, values) = try ContactStatement(catalog).wanted(nil)
        return CompiledStatement("what reads contact details", details, values)
    }

    /// Returns what reads the contact details by which nobody may be reached.
    ///
    /// - Parameters:
    ///   - catalog: the sources.
    ///   - name: the export.
    ///   - question: what it asks of the policy; purposes as the source spells them where it says nothing else.
    ///   - now: consents from then on do not count.
    /// - Returns: the statement.
    /// - Throws: `WarehouseError` when a source maps no column that is asked for.
    public static func compiled(
        _ catalog: WarehouseCatalog,
        for name: String,
        asking question: PolicyQuestion,
        now: Instant
    ) throws -> CompiledStatement {
        let (denied, values) = try ContactStatement(catalog).denied(
            by: ConsentQuestion(question, spelledPurposes: [], spelledBrands: nil),
            holdingBack: question.heldBack(),
            now: now
        )
        return CompiledStatement("what reads who may not be reached by \(name)", denied, values)
    }
}

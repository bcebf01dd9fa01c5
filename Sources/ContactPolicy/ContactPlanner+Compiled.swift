public import Channels
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
    ///   - brand: which it is of.
    ///   - channel: whose purposes are asked for, as the source spells them where it says nothing else.
    ///   - group: who is held back; nobody when missing.
    ///   - now: consents from then on do not count.
    /// - Returns: the statement.
    /// - Throws: `WarehouseError` when a source maps no column that is asked for.
    public static func compiled(
        _ catalog: WarehouseCatalog,
        for name: String,
        of brand: String,
        _ channel: ChannelDefinition,
        holdingBack group: ControlGroup?,
        now: Instant
    ) throws -> CompiledStatement {
        let (denied, values) = try ContactStatement(catalog).denied(
            by: ConsentQuestion(
                purposes: channel.consent,
                brand: brand,
                spelledPurposes: [],
                spelledBrands: nil
            ),
            holdingBack: group,
            now: now
        )
        return CompiledStatement("what reads who may not be reached by \(name)", denied, values)
    }
}

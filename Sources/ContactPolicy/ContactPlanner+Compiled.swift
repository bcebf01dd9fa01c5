public import Channels
public import Postgres
public import Warehouse

extension ContactPlanner {
    /// Returns what reads the contact details of an export: everybody's, and those that nobody may be reached by.
    ///
    /// - Parameters:
    ///   - catalog: the sources.
    ///   - channel: whose purposes are asked for, as the source spells them where it says nothing else.
    ///   - group: who is held back; nobody when missing.
    ///   - now: consents from then on do not count.
    /// - Returns: both statements.
    /// - Throws: `WarehouseError` when a source maps no column that is asked for.
    public static func compiled(
        _ catalog: WarehouseCatalog,
        _ channel: ChannelDefinition,
        holdingBack group: ControlGroup?,
        now: Instant
    ) throws -> [CompiledStatement] {
        let contacts = try ContactStatement(catalog)
        let (details, values) = try contacts.wanted(nil)
        let (denied, asked) = try contacts.denied(
            by: ConsentPurposes(asked: channel.consent, found: []),
            holdingBack: group,
            now: now
        )
        return [
            CompiledStatement("what reads contact details", details, values),
            CompiledStatement("what reads who may not be reached", denied, asked),
        ]
    }
}

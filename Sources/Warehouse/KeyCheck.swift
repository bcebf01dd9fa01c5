import Texts
import Postgres

/// Looks whether customers' keys are addresses: everybody who sees segments and files sees keys.
struct KeyCheck {
    let catalog: WarehouseCatalog

    /// The findings about a sample of keys; none where the contract says why such keys are right.
    func findings(_ sources: SessionPool) async throws -> [Finding] {
        guard let source = catalog.sources[.customers], let key = source.ownerKey(),
            let column = source.definition[.key], source.definition.keyIsContactDetail == nil
        else { return [] }
        let statement = Templates.countAddresses.filled([
            "key": key, "base": source.base, "limit": .bigint(10_000),
            "condition": source.told(.isGuest, alias: "base")?.negated ?? .true,
        ])
        let row = try await sources.one(statement)
        let (rows, addresses) = (row.rowCount, row.addressCount)
        guard addresses > 0 else { return [] }
        // One person's odd name for an account must not stop everybody's.
        return [
            Finding(
                addresses * 100 >= rows ? .error : .warning,
                .keyIsAddress,
                SourceRole.customers.rawValue,
                "\(addresses) of \(rows) keys (\(column)) look like e-mail addresses or phone numbers, and everybody "
                    + "sees keys who sees segments",
                fix: "map another key, or say why that is right with key_is_contact_detail:"
            )
        ]
    }
}

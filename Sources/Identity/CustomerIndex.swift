public import Postgres
public import Warehouse

/// Everybody: which key of the warehouse is which customer.
public struct CustomerIndex: Sendable {
    private let pool: SessionPool

    /// Creates the index of the database of `pool`.
    public init(_ pool: SessionPool) { self.pool = pool }

    /// Gives each key of the customers source a customer, once and for ever, in one statement.
    ///
    /// Keys are text, UUIDs or whole numbers; they are compared by their text. A key that is empty or
    /// longer than 512 bytes names nobody: it is set aside under its hash with the reason, as are keys
    /// that several rows bear, which name a customer whose details are ambiguous.
    ///
    /// - Parameters:
    ///   - catalog: the warehouse.
    ///   - asOf: since when a new key counts as known, where the source does not say when it was made.
    ///   - checkID: the check that quarantined keys are filed under.
    /// - Returns: how many customers are new, and the quarantined rows by reason.
    /// - Throws: `WarehouseError`, `PostgresError`; nothing is linked then.
    public func link(
        _ catalog: WarehouseCatalog,
        asOf: Instant,
        checkID: Int64
    ) async throws -> (new: Int, quarantined: [String: Int]) {
        var binder = Binder()
        let rows = try CustomerRows(.customers, in: catalog, &binder)
        let base = binder
        let shared: [String: Hole] = [
            "key": .expression(rows.key), "base": .from(rows.base),
            "condition": .expression(rows.condition),
        ]
        let space = catalog.definition.keySpace
        let keySpace = binder.bind(.text(catalog.definition.keySpace), as: "text")
        let time = binder.bind(.timestamptz(asOf), as: "timestamptz")
        let link = Templates.linkKeys.filled(
            shared.merging([
                "key_space": .expression(keySpace), "as_of": .expression(time),
                "linked_at": .expression(rows.createdAt ?? Fragments.unknownTime.filled()),
            ]) { $1 }
        )
        var quarantineBinder = base
        let check = quarantineBinder.bind(.bigint(checkID), as: "bigint")
        let quarantine = Templates.quarantineKeys.filled(
            shared.merging(["check_id": .expression(check)]) { $1 }
        )
        let linkValues = binder.values
        let quarantineValues = quarantineBinder.values
        return try await pool.transaction { session in
            var reasons: [String: Int] = [:]
            for row in try session.query(quarantine, quarantineValues) {
                reasons[try row.value("reason"), default: 0] += try row.value(
                    "row_count",
                    as: Int.self
                )
            }
            let last = try KeySeal.lastID(in: session)
            let new: Int = try session.query(link, linkValues)[0].value("new_count")
            // Without statistics the first builds would join everybody row by row.
            if new > 0 { try session.query(SQL.analyzeKeys) }
            try KeySeal.append(after: last, space, in: session)
            return (new, reasons)
        }
    }
}

public import Postgres
public import Warehouse

/// Everybody: which key of the warehouse is which customer.
public struct CustomerIndex: Sendable {
    private let pool: SessionPool
    private let sources: SessionPool

    /// Creates the index of the database of `pool`, for keys that `sources` read.
    public init(_ pool: SessionPool, reading sources: SessionPool) {
        self.pool = pool
        self.sources = sources
    }

    /// Gives each key of the customers source a customer, once and for ever.
    ///
    /// Keys are text, UUIDs or whole numbers; they are compared by their text. A key that is empty or
    /// longer than 512 bytes names nobody: it is set aside under its hash with the reason, as are keys
    /// that several rows bear, which name a customer whose details are ambiguous. Guests whose address a customer bears
    /// by now were ones until that account.
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
        var binder = Binder.literals
        let rows = try CustomerRows(.customers, in: catalog, &binder)
        let copy = Templates.copyKeys.filled([
            "key": rows.key, "base": rows.base,
            "condition": rows.condition,
            "created_at": rows.createdAt ?? .null("timestamptz"),
        ])
        let registered = catalog.registeredGuests.map {
            Templates.copyRegisteredGuests.filled(["registered": $0])
        }
        let (keySpace, sources) = (catalog.definition.keySpace, sources)
        return try await pool.longTransaction { own in
            try await own.expectWholeLists()
            try await own.query(SQL.makeSourceKeys)
            try await own.query(SQL.makeRegisteredGuests)
            _ = try await SourceSnapshot.of(sources) {
                try await $0.copy(copy, into: "source_keys", on: own)
                guard let registered else { return }
                try await $0.copy(registered, into: "registered_guests", on: own)
            }
            return try await own.within { session in
                var reasons: [String: Int] = [:]
                for row in try session.query(SQL.quarantineKeys, [.bigint(checkID)]) {
                    reasons[row.reason, default: 0] += row.rowCount
                }
                let last = try KeySeal.lastID(in: session)
                let space = Value.text(keySpace)
                let linking = [space, .timestamptz(asOf)]
                var new = try session.one(SQL.linkKeys, linking).newCount
                if registered != nil {
                    try session.query(SQL.addRegisteredGuests, [space])
                    new += try session.one(SQL.linkKeys, linking).newCount
                    try session.query(SQL.partGuests, [space])
                    try session.query(SQL.joinGuests, [space])
                }
                // Without statistics the first builds would join everybody row by row.
                if new > 0 { try session.query(SQL.analyzeKeys) }
                try KeySeal.append(after: last, keySpace, in: session)
                return (new, reasons)
            }
        }
    }
}

import Postgres
import Warehouse

/// How far some known keys agree with what a relation says of them.
struct KeyAgreement: Sendable {
    /// The share of known keys that have to be there, and of times that have to be the same.
    static let least = 0.8
    /// Most keys that are looked up.
    static let sampleSize = 1000
    /// Fewest different times that prove anything.
    static let fewestTimes = 20

    /// Keys that were looked up, and how many of them are there.
    var keys = 0, found = 0
    /// Of those there, how many say on both sides when their customer became one, and how many say the same.
    var dated = 0, agreeing = 0
    /// Whether one relation reads the other, or both read a third, and the keys' columns bear one name.
    var isRelated = false

    /// How many different times those are: customers who were all loaded in one night say nothing by theirs.
    var times = 0

    /// Whether the keys name the same people there.
    ///
    /// Keys alone prove nothing: two shops number their customers from one. So their times have to agree, or, where
    /// none are known, one relation has to be made from the other.
    var isOfSamePeople: Bool {
        guard found > 0 else { return keys == 0 }
        guard dated * 2 >= found, times >= min(dated, Self.fewestTimes) else { return isRelated }
        guard Double(agreeing) >= Self.least * Double(dated) else { return false }
        return isRelated || Double(found) >= Self.least * Double(keys)
    }
}

extension KeyAgreement {
    /// Looks keys of `origin` up in the customers source of `catalog`, whose keys come from `current`.
    init(
        of origin: KeyOrigin,
        in catalog: WarehouseCatalog,
        as current: KeyOrigin,
        from pool: SessionPool,
        reading sources: SessionPool
    ) async throws {
        let values: [Value] = [.text(origin.keySpace), .integer(Self.sampleSize)]
        var known: [String: Instant?] = [:]
        for row in try await pool.query(SQL.sampleKeys, values) {
            known.updateValue(row.linkedAt, forKey: row.externalKey)
        }
        keys = known.count
        guard !known.isEmpty else { return }
        var seen: Set<Instant> = []
        for row in try await Self.find(known.keys.sorted(), in: catalog, reading: sources) {
            found += 1
            guard let created = row.createdAt, created != .distantPast, created != .distantFuture,
                let linked = known[row.externalKey] ?? nil
            else { continue }
            dated += 1
            seen.insert(linked)
            if linked == created { agreeing += 1 }
        }
        times = seen.count
        // Another column of the same table numbers the same people otherwise.
        if let left = origin.relationOID, let right = current.relationOID,
            origin.keyColumn == current.keyColumn
        {
            let shared = [Value.bigint(left), .bigint(right)]
            isRelated = try await pool.one(SQL.countSharedRelations, shared).relationCount > 0
        }
    }

    /// Finds those of some keys that the customers source of `catalog` holds.
    static func find(
        _ keys: [String],
        in catalog: WarehouseCatalog,
        reading sources: SessionPool
    ) async throws -> [Templates.FindKeysRow] {
        var binder = Binder()
        let rows = try CustomerRows(.customers, in: catalog, &binder)
        let wanted = binder.bind(.texts(keys), as: "text[]")
        let statement = Templates.findKeys.filled([
            "key": rows.key, "base": rows.base,
            "condition": rows.condition, "keys": wanted,
            "created_at": rows.createdAt ?? .null("timestamptz"),
        ])
        return try await sources.query(statement, binder.values)
    }
}

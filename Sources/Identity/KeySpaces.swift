import Audit
public import Postgres
public import Texts
public import Warehouse

/// The spaces that customers' keys come from, and the relation behind each.
///
/// A key means somebody only within its space. Under another space everybody would be somebody new, whose caps begin
/// anew; another relation under the same space would make one person of two who bear the same number. Two spaces side by
/// side would be two shops that end each other's segments, caps and releases, which are known by name alone. None of it
/// happens by an edit: a person accepts it, and says why. The space that was recorded last is the one in force.
public struct KeySpaces: Sendable {
    private let pool: SessionPool
    private let sources: SessionPool

    /// Creates the spaces of the database of `pool`, whose warehouse is read by `sources`.
    public init(_ pool: SessionPool, reading sources: SessionPool) {
        self.pool = pool
        self.sources = sources
    }

    private struct Known {
        let origin: KeyOrigin
        /// Whether customers are linked under the space, and whether it is the one in force.
        let hasKeys: Bool, isInForce: Bool
    }

    /// Makes sure that the contract means the customers who are known: nobody is split, and nobody merged.
    ///
    /// - Throws: ``KeySpaceError``, `WarehouseError`, `PostgresError`.
    public func require(_ definition: WarehouseDefinition) async throws {
        let (current, known) = try await look(definition)
        guard let current, let inForce = known.first(where: \.isInForce),
            known.contains(where: \.hasKeys)
        else { return }
        if inForce.origin.keySpace == current.keySpace {
            guard inForce.hasKeys, !inForce.origin.isSame(as: current) else { return }
            let agreement = try await agreement(of: inForce.origin, definition, current)
            guard !agreement.isOfSamePeople else { return }
            throw KeySpaceError.otherPeople(
                keySpace: current.keySpace,
                column: "\(current.relation).\(current.keyColumn)",
                knownColumn: "\(inForce.origin.relation).\(inForce.origin.keyColumn)",
                found: agreement.found,
                agreeing: agreement.dated > 0 ? agreement.agreeing : nil,
                keys: agreement.keys
            )
        }
        guard inForce.hasKeys, try await isKnown(inForce.origin, definition, current) else {
            throw KeySpaceError.otherShop(
                keySpace: current.keySpace,
                knownSpace: inForce.origin.keySpace,
                knownRelation: inForce.origin.relation
            )
        }
        throw KeySpaceError.knownPeople(
            keySpace: current.keySpace,
            relation: current.relation,
            knownSpace: inForce.origin.keySpace,
            knownRelation: inForce.origin.relation
        )
    }

    /// Records where the keys of the contract's space come from, unless it is recorded so.
    public func record(_ definition: WarehouseDefinition) async throws {
        let (current, known) = try await look(definition)
        guard let current, !known.contains(where: { $0.isInForce && $0.origin == current }) else {
            return
        }
        try await pool.transaction { session in try Self.insert(current, reason: nil, in: session) }
    }

    /// Records where the keys of the contract's space come from by now, because a person says that it is right.
    ///
    /// - Returns: the space, and the relation with its column.
    /// - Throws: ``KeySpaceError/noRelation(_:)``, `PostgresError`.
    public func accept(_ definition: WarehouseDefinition, reason: Reason) async throws -> (
        keySpace: String, column: String
    ) {
        guard let current = try await look(definition).current else {
            throw KeySpaceError.noRelation(definition.customers.relation)
        }
        let column = "\(current.relation).\(current.keyColumn)"
        try await pool.transaction { session in
            try Self.insert(current, reason: reason, in: session)
        }
        return (current.keySpace, column)
    }

    /// Whether the customers source holds a key now, as the contract reads it.
    public func holds(_ key: String, _ definition: WarehouseDefinition) async throws -> Bool {
        let catalog = try await WarehouseCatalog(definition, from: sources)
        return try await !KeyAgreement.find([key], in: catalog, reading: sources).isEmpty
    }

    private func look(_ definition: WarehouseDefinition) async throws -> (
        current: KeyOrigin?, known: [Known]
    ) {
        try await pool.transaction { session in
            let known = try session.query(SQL.listOrigins).map { row in
                Known(
                    origin: KeyOrigin(row),
                    hasKeys: row.hasKeys,
                    isInForce: row.isInForce
                )
            }
            return (try KeyOrigin(definition, in: session), known)
        }
    }

    private func isKnown(
        _ origin: KeyOrigin,
        _ definition: WarehouseDefinition,
        _ current: KeyOrigin
    ) async throws -> Bool {
        if origin.isSameRelation(as: current) { return true }
        return try await agreement(of: origin, definition, current).isOfSamePeople
    }

    private func agreement(
        of origin: KeyOrigin,
        _ definition: WarehouseDefinition,
        _ current: KeyOrigin
    ) async throws -> KeyAgreement {
        try await KeyAgreement(
            of: origin,
            in: WarehouseCatalog(definition, from: sources),
            as: current,
            from: pool,
            reading: sources
        )
    }

    private static func insert(
        _ origin: KeyOrigin,
        reason: Reason?,
        in session: isolated Session
    ) throws {
        try session.query(
            SQL.insertOrigin,
            [
                .text(origin.keySpace), .text(origin.relation),
                .optional(origin.relationOID), .text(origin.keyColumn),
                .optional(origin.keyColumnNumber), .optional(reason?.text),
            ]
        )
        try AuditTrail.append(
            reason == nil ? "key_space_recorded" : "key_space_accepted",
            "key_space \(origin.keySpace) from \(origin.relation).\(origin.keyColumn)",
            because: reason,
            sealing: KeySeal.origins(in: session),
            in: session
        )
    }
}

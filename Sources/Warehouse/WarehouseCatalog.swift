public import Postgres

/// The source contract beside the catalogue: which columns there are, and what they hold.
public struct WarehouseCatalog: Sendable {
    /// The contract.
    public private(set) var definition: WarehouseDefinition
    /// The sources whose relation exists.
    public private(set) var sources: [SourceRole: Source]
    /// What does not fit between the two.
    public var findings: [Finding] { faults.map(\.finding) }
    /// The same, each with what it is about.
    private(set) var faults: [SourceFault]
    /// What counts guests, and addresses; `nil` where none tells whose a row is.
    let guests: GuestCheck?

    /// Reads the catalogue for every relation of the contract.
    ///
    /// - Throws: `PostgresError`; what does not fit is a finding, not an error.
    public init(_ definition: WarehouseDefinition, from pool: SessionPool) async throws {
        let wanted = definition.sources.compactMap { source in
            Source.split(source.relation).map { (source, $0) }
        }
        let people = definition.customers.guests?.asCustomers
        let wantedGuests = people.flatMap { people in
            Source.split(people.relation).map { (people, $0) }
        }
        let read = wanted + [wantedGuests].compactMap { $0 }
        let rows = try await pool.columns(of: read.map(\.1))
        var columns: [String: [String: ColumnType]] = [:]
        var unreadable: Set<String> = []
        var cut: Set<String> = []
        for row in rows {
            let (relation, column) = ("\(row.schemaName).\(row.relationName)", row.columnName)
            let type = ColumnType(
                typeName: row.typeName,
                isEnum: row.isEnum
            )
            columns[relation, default: [:]][column] = type
            if !row.isReadable { unreadable.insert("\(relation).\(column)") }
            if row.isCut { cut.insert(relation) }
        }
        func resolved(_ source: SourceDefinition, _ parts: (schema: String, name: String))
            -> Source?
        {
            columns["\(parts.schema).\(parts.name)"].map { types in
                Source(
                    definition: source,
                    schema: parts.schema,
                    name: parts.name,
                    columnTypes: types,
                    zone: source.timeZone ?? definition.timeZone
                )
            }
        }
        var sources: [SourceRole: Source] = [:]
        for (source, parts) in wanted { sources[source.role] = resolved(source, parts) }
        let guestRows = wantedGuests.flatMap(resolved)
        let isMissing =
            sources.count < definition.sources.count || people != nil && guestRows == nil
        let relations = isMissing ? try await Self.relations(pool) : []
        self.definition = definition
        let guests = guestRows.map { GuestRows($0, among: sources) }
        self.guests = Addressing(sources).flatMap { addressing in
            guests == nil && definition.sources.allSatisfy { $0[.customerEmail] == nil }
                ? nil : GuestCheck(addressing: addressing, guests: guests)
        }
        self.sources = Addressing.applied(to: sources, guests: guests)
        faults =
            ContractCheck(
                definition: definition,
                sources: sources,
                relations: relations,
                unreadable: unreadable,
                cut: cut,
                guests: guestRows
            ).faults
    }

    /// The catalogue as far as it is about the sources that play some roles.
    public func of(_ roles: [SourceRole]) -> Self {
        var part = self
        part.definition = definition.of(roles)
        part.sources = sources.filter { roles.contains($0.key) }
        part.faults = faults.filter { roles.contains($0.role) }
        return part
    }

    /// Returns the source that plays `role`.
    ///
    /// - Throws: ``WarehouseError/contractBroken(_:)`` when the contract maps none that exists.
    public func source(_ role: SourceRole) throws(WarehouseError) -> Source {
        guard let source = sources[role] else {
            throw .contractBroken([
                Finding(
                    .error,
                    .sourceNeeded,
                    role.rawValue,
                    "is needed and not mapped",
                    fix: "map \(role.rawValue): in warehouse.yaml"
                )
            ])
        }
        return source
    }

    /// Whether an address may be somebody's key, or tell whose a consent is.
    public var tellsByAddress: Bool {
        definition.customers.guests != nil || definition[.consents]?[.customerEmail] != nil
    }

    /// The guests who have an account by now, as `registered`: `guest_key`, `first_at` when they came, and `account_key`.
    ///
    /// `nil` where the contract maps no guests.
    public var registeredGuests: Relation? {
        guests.flatMap { check in check.guests.map(check.addressing.registered) }
    }

    /// Throws when the catalogue breaks the contract, but for sources that play none of `roles`.
    public func requireSound(
        _ roles: [SourceRole] = SourceRole.allCases
    ) throws(WarehouseError) {
        let spared = Set(SourceRole.allCases).subtracting(roles).map(\.rawValue)
        let errors = findings.filter { $0.severity == .error && !spared.contains($0.source) }
        if !errors.isEmpty { throw .contractBroken(errors) }
    }

    /// Returns the relations of a contract that are there, and of which whoever reads may read nothing.
    ///
    /// - Throws: `PostgresError`.
    public static func unreadable(
        _ definition: WarehouseDefinition,
        from sources: SessionPool
    ) async throws -> [(schema: String, name: String)] {
        let relations = definition.relations
        let values: [Value] = [.texts(relations.map(\.schema)), .texts(relations.map(\.name))]
        return try await sources.query(SQL.listUnreadable, values).map {
            ($0.schemaName, $0.relationName)
        }
    }

    private static func relations(_ pool: SessionPool) async throws -> [String] {
        try await pool.query(SQL.listRelations).map { row in
            "\(row.schemaName).\(row.relationName)"
        }
    }
}

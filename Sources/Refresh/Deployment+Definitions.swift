import ContactPolicy
public import Definitions
public import Exports
import Identity
import Postgres
import Registry
import Schema
public import Warehouse

extension Deployment {
    /// Makes sure that the schema is this program's and that the definitions mean the customers who are known, and
    /// stores the definitions that are new.
    ///
    /// - Throws: `SchemaError`, `ReplicaError`, `KeySpaceError`; ``RefreshError/definitionsDiffer(login:)`` when there are
    ///   new ones and this login, such as an exporter's, may not store them.
    @discardableResult
    public func apply() async throws -> DefinitionHashes {
        try await Migrator(pool).verify()
        // What names a reader has to show what is written here, before anything is read.
        if settings.hasReader { try await ReadPosition.requireReplica(sources, of: pool) }
        try await keySpaces.require(configuration.warehouse)
        if let keys = try await KeyChanger(pool).standing(), keys.nextKeyID != nil {
            report(.keyIsChanging(.changing(through: keys.changedThrough)))
        }
        do {
            try await ModelRegistry(pool).keep(configuration.policy.governance)
            let hashes = try await DefinitionStore(pool).apply(configuration)
            try await CapsInForce.apply(
                configuration.policy,
                on: Set(configuration.channels.keys),
                in: pool
            )
            return hashes
        } catch let error as PostgresError where error.state == .insufficientPrivilege {
            throw RefreshError.definitionsDiffer(login: error.login ?? "")
        }
    }

    /// The sources beside the catalogue, as who reads them sees it.
    ///
    /// - Throws: `WarehouseError` when those that play `roles` break the contract.
    public func catalog(
        _ roles: [SourceRole] = SourceRole.allCases
    ) async throws -> WarehouseCatalog {
        try await ReadPosition.catchUp(sources, with: pool)
        let catalog = try await WarehouseCatalog(configuration.warehouse, from: sources)
        try catalog.requireSound(roles)
        return catalog
    }

    /// The sources beside the catalogue without what is gone of those that not everything needs, and what that is.
    ///
    /// - Throws: `WarehouseError` when something is gone, or does not fit, that everything needs.
    public func soundCatalog() async throws -> (catalog: WarehouseCatalog, lost: SourceLosses) {
        try await ReadPosition.catchUp(sources, with: pool)
        let whole = try await WarehouseCatalog(configuration.warehouse, from: sources)
        guard let lost = SourceLosses(of: whole) else {
            try whole.requireSound()
            return (whole, SourceLosses())
        }
        return (lost.isEmpty ? whole : try await catalog(without: lost), lost)
    }

    /// The sources beside the catalogue without what they lost.
    ///
    /// - Throws: `WarehouseError` when something else is gone, or does not fit.
    func catalog(without lost: SourceLosses) async throws -> WarehouseCatalog {
        let rest = try await WarehouseCatalog(lost.rest, from: sources)
        try rest.requireSound()
        return rest
    }

    /// What exports that were removed, renamed or go elsewhere by now left behind: lists that destinations keep, and
    /// runs that were begun.
    public func retired() async throws -> (lists: [RetiredLists.List], rests: [RetiredLists.Rest]) {
        let retired = RetiredLists(pool)
        let lists = try await retired.lists(besides: configuration.ownedLists)
        return (lists, try await retired.rests(besides: configuration.ownLists, and: lists))
    }

    /// What a DBA runs for a login that only reads the sources, a statement a line.
    public func readerGrants() async throws -> [String] {
        let (_, database) = try await DatabaseRoles.login(pool)
        let roles = DatabaseRoles(prefix: configuration.settings.rolePrefix)
        return roles.forReader(database: database, sources: configuration.warehouse.relations)
    }
}

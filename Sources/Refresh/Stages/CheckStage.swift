import Definitions
import Exports
import Features
import Identity
public import Postgres
public import Warehouse

/// Looks at the sources, and gives new customers their ids.
public struct CheckStage: Sendable {
    private let day: RefreshDay

    /// The stage of a day.
    public init(_ day: RefreshDay) { self.day = day }

    /// What the sources were found to be.
    public struct Result: Sendable {
        /// The findings, and how many rows of each source are used.
        public let check: SourceCheck
        /// How many customers got ids.
        public let newCustomers: Int
        /// The day as it goes on: without the sources that are not fit to be read.
        let day: RefreshDay
    }

    /// Looks at the sources and gives new customers their ids.
    ///
    /// A source that stopped by its own rhythm breaks the contract, unless nobody is chosen by what is computed. A day that may
    /// goes on without a source that not everything needs.
    ///
    /// - Throws: `WarehouseError` where the contract is broken; `KeySpaceError`, `FeatureError`, `PostgresError`.
    public func run(isActedOn: Bool = true) async throws -> Result {
        let (catalog, configuration, sources) = (
            day.catalog, day.configuration, day.deployment.sources
        )
        let check = try await day.deployment.check(
            catalog,
            asOf: day.asOf,
            isActedOn: isActedOn
        )
        let checkID = try await check.record(asOf: day.asOf, in: day.pool)
        let day = try await day.without(check.findings)
        // Asked again by the only one who links: two that began at once may mean different customers.
        try await day.deployment.keySpaces.require(configuration.warehouse)
        let linked = try await CustomerIndex(day.pool, reading: sources).link(
            day.catalog,
            asOf: day.asOf,
            checkID: checkID
        )
        try await day.deployment.keySpaces.record(configuration.warehouse)
        let set = configuration.featureSet
        if !set.name.isEmpty {
            try await FeatureStage(day).builder.register(
                set,
                definitionHash: day.hashes.of("feature_set", set.name)
            )
        }
        return Result(check: check, newCustomers: linked.new, day: day)
    }

    /// Looks at the sources that say who may be contacted, before a list is made from them.
    ///
    /// Writes nothing: an exporter's login may not.
    ///
    /// - Throws: `WarehouseError` where the contract is broken; `PostgresError`.
    public func contacts() async throws {
        let check = try await day.deployment.check(
            day.catalog,
            of: SourceRole.contacts,
            asOf: day.asOf
        )
        try check.findings.requireNoError()
        try await day.findings(.export).requireNoError()
    }
}

extension Deployment {
    /// Looks at the rows of the sources that play `roles`, and tells which is looked at.
    ///
    /// - Throws: whatever `SourceCheck` throws.
    public func check(
        _ catalog: WarehouseCatalog,
        of roles: [SourceRole] = SourceRole.allCases,
        asOf: Instant,
        isActedOn: Bool = true
    ) async throws -> SourceCheck {
        let (task, report) = ("check", report)
        let check = try await SourceCheck(
            catalog,
            of: roles,
            asOf: asOf,
            isActedOn: isActedOn,
            reading: sources,
            from: pool
        ) { report(.step(task: task, $0)) }
        report(.finished(task: task))
        return check
    }
}

public import Definitions
import Learning
public import Postgres
import Registry
import Scores
import Segments
public import Warehouse

/// What the stages of a refresh share: the deployment, the sources beside the catalogue, and the time.
public struct RefreshDay: Sendable {
    /// The deployment.
    public let deployment: Deployment
    /// The hashes of the definitions in force.
    public let hashes: DefinitionHashes
    /// The sources beside the catalogue, without what they lost.
    public private(set) var catalog: WarehouseCatalog
    /// What the sources lost that only a part of the day needs.
    public private(set) var lost: SourceLosses
    /// Whether the day goes on without what not everything needs.
    private let isPartial: Bool
    /// The instant nothing may look past.
    public let asOf: Instant
    /// The database's time when the refresh began.
    public let now: Instant
    /// The as-of as people write it: the day, where it is a midnight of the business zone.
    public let asOfLabel: String

    /// Reads the catalogue, where the sources that play `roles` must be sound.
    ///
    /// - Parameters:
    ///   - deployment: what the day works with.
    ///   - hashes: those of the definitions in force.
    ///   - text: the as-of: a day, or an instant with an offset; today's midnight when missing.
    ///   - roles: whose sources must be sound.
    /// - Throws: `WarehouseError`, ``RefreshError``, `PostgresError`.
    public init(
        _ deployment: Deployment,
        _ hashes: DefinitionHashes,
        asOf text: String?,
        reading roles: [SourceRole] = SourceRole.allCases
    ) async throws {
        try await self.init(
            deployment,
            hashes,
            asOf: text,
            from: (try await deployment.catalog(roles), SourceLosses()),
            isPartial: false
        )
    }

    /// Reads the catalogue for a day that goes on without what the sources lost, where not everything needs it.
    ///
    /// - Returns: the day, of which only what reads that waits.
    /// - Throws: `WarehouseError` where everything needs what is gone; ``RefreshError``, `PostgresError`.
    public static func asFarAsSound(
        _ deployment: Deployment,
        _ hashes: DefinitionHashes,
        asOf text: String?
    ) async throws -> Self {
        try await Self(
            deployment,
            hashes,
            asOf: text,
            from: try await deployment.soundCatalog(),
            isPartial: true
        )
    }

    /// The same day without the sources that are not fit to be read, where not everything needs them.
    ///
    /// - Parameter findings: what a look at the rows found.
    /// - Returns: the day, of which only what reads those sources waits.
    /// - Throws: `WarehouseError` with the errors where everything needs such a source, or the day is made whole or not at
    ///   all; `PostgresError`.
    func without(_ findings: [Finding]) async throws -> Self {
        let errors = findings.filter { $0.severity == .error }
        guard !errors.isEmpty else { return self }
        guard isPartial, let lost = lost.adding(errors) else {
            throw WarehouseError.contractBroken(errors)
        }
        var day = self
        day.lost = lost
        day.catalog = try await deployment.catalog(without: lost)
        return day
    }

    private init(
        _ deployment: Deployment,
        _ hashes: DefinitionHashes,
        asOf text: String?,
        from sources: (catalog: WarehouseCatalog, lost: SourceLosses),
        isPartial: Bool
    ) async throws {
        self.deployment = deployment
        self.hashes = hashes
        (catalog, lost) = sources
        self.isPartial = isPartial
        (asOf, now) = try await deployment.time(text)
        asOfLabel = try await BusinessDays(
            from: asOf,
            [],
            in: deployment.configuration.warehouse.timeZone,
            from: deployment.pool
        ).name(0)
    }

    var configuration: Configuration { deployment.configuration }
    var pool: SessionPool { deployment.pool }

    func report(_ event: RefreshEvent) { deployment.report(event) }

    /// The bounds of every outcome's tiers, as ``Deployment/tiers(of:)`` has them.
    func tiers(of releaseID: Int64) async throws -> [String: [String: TierBounds]] {
        try await deployment.tiers(of: releaseID)
    }
}

extension Deployment {
    /// The bounds of every outcome's tiers: given in its definition, or learned by the version that scored.
    func tiers(of releaseID: Int64) async throws -> [String: [String: TierBounds]] {
        var bounds = configuration.tiers
        for (outcome, version, _) in try await ReleaseGate(pool).outcomes(of: releaseID)
        where bounds[outcome] == nil {
            var below: Double?
            for tier in try await ModelRegistry(pool).tiers(of: outcome, version: version) {
                for name in tier.names {
                    bounds[outcome, default: [:]][name] = TierBounds(
                        atLeast: tier.atLeast,
                        below: below
                    )
                }
                below = tier.atLeast
            }
        }
        return bounds
    }
}

public import Ciphers
public import Definitions
public import Exports
public import Identity
import Leases
public import Postgres
import Shapes

/// What a refresh works with: definitions, sessions, an outbox and the key, and who is told of what happens.
public struct Deployment: Sendable {
    /// The definitions.
    public let configuration: Configuration
    /// Sessions with the primary.
    public let pool: SessionPool
    /// Sessions that read the sources, and nothing else, in transactions that cannot write.
    public let sources: SessionPool
    /// Where files are published to.
    public let outbox: any Destination
    /// What the environment says.
    public let settings: DeploymentSettings
    /// Told what a person should hear; called from any task.
    let report: @Sendable (RefreshEvent) -> Void

    /// Reads the definitions and prepares sessions; nothing is connected yet.
    ///
    /// - Parameters:
    ///   - folder: the folder of definitions.
    ///   - outbox: where files are published to, a path relative to the working directory; a setting's is relative to
    ///     `folder`, for cron and a person start the program in different places.
    ///   - settings: what the environment says.
    ///   - kinds: the kinds of destination that an outbox can be.
    ///   - report: told what a person should hear.
    /// - Throws: `DefinitionErrors`, `PostgresError` for settings that cannot be read, ``RefreshError``, `OutboxError`
    ///   where a destination needs a variable that is not set.
    public init(
        folder: String,
        outbox: String? = nil,
        _ settings: DeploymentSettings = DeploymentSettings(),
        among kinds: [DestinationKind] = Destinations.all,
        reporting report: @escaping @Sendable (RefreshEvent) -> Void
    ) throws {
        let configuration = try Configuration(folder: folder)
        let outbox = try Self.outbox(
            asked: outbox,
            settings,
            in: folder,
            by: { configuration },
            among: kinds
        )
        try self.init(configuration, publishingTo: outbox, settings, reporting: report)
    }

    /// Prepares sessions for definitions that are read; nothing is connected yet.
    ///
    /// - Throws: `PostgresError` for settings that cannot be read.
    package init(
        _ configuration: Configuration,
        publishingTo outbox: any Destination,
        _ settings: DeploymentSettings = DeploymentSettings(),
        reporting report: @escaping @Sendable (RefreshEvent) -> Void
    ) throws(PostgresError) {
        let deadline = Duration.seconds(60 * configuration.settings.statementMinutes)
        let database = try settings.database()
        let pool = SessionPool(
            database,
            limit: 6,
            deadline: deadline,
            whileWaiting: LockWait.reporting(database, to: report)
        )
        let sources = try settings.sources(deadline: deadline)
        self.init(
            configuration,
            pool,
            reading: sources,
            publishingTo: outbox,
            settings,
            reporting: report
        )
    }

    /// Works with sessions that are prepared.
    init(
        _ configuration: Configuration,
        _ pool: SessionPool,
        reading sources: SessionPool,
        publishingTo outbox: any Destination,
        _ settings: DeploymentSettings,
        reporting report: @escaping @Sendable (RefreshEvent) -> Void
    ) {
        self.configuration = configuration
        self.pool = pool
        self.sources = sources
        self.outbox = outbox
        self.settings = settings
        self.report = report
    }

    /// Returns where files are published to: where a flag says, or the environment, or the definitions, which are asked
    /// only then.
    ///
    /// - Throws: what `definitions` throws; ``RefreshError/emptyOutbox(setting:)``, `OutboxError`.
    static func outbox(
        asked flag: String?,
        _ settings: DeploymentSettings,
        in folder: String,
        by definitions: () throws -> Configuration,
        among kinds: [DestinationKind]
    ) throws -> any Destination {
        let (setting, name, base) =
            if let flag {
                (flag, "--outbox", ".")
            } else if let set = settings[.outbox] {
                (set, "SEGCAST_OUTBOX", folder)
            } else {
                (try definitions().settings.outbox, "outbox in segcast.yaml", folder)
            }
        let meant = try Destinations.meant(by: setting, in: base, among: kinds) { settings[$0] }
        guard let meant else { throw RefreshError.emptyOutbox(setting: name) }
        return meant
    }

    /// Which customers the keys of the warehouse mean.
    public var keySpaces: KeySpaces { KeySpaces(pool, reading: sources) }

    /// The key that published bytes are kept under.
    ///
    /// - Throws: `CipherError`; ``RefreshError/noKey`` when no setting names one.
    public func key() throws -> DeploymentKey { try settings.key() }

    /// Applies the definitions, and does something with their hashes while holding the lease that everything which
    /// writes holds: one at a time.
    ///
    /// - Throws: whatever ``apply()`` and `body` throw; `LeaseError` while somebody else holds it.
    public func working<T: Sendable>(
        _ body: @escaping @Sendable (DefinitionHashes) async throws -> T
    ) async throws -> T {
        let hashes = try await apply()
        return try await Lease.holding("run", in: pool) { _ in try await body(hashes) }
    }
}

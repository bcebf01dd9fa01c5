import Definitions
import Exports
public import Postgres
import Schema
import Warehouse

/// A deployment as it stands, whatever of it is missing: what examinations look at.
///
/// Its sessions write nothing, wait for no lock, and end each statement after some seconds.
public struct Patient: Sendable {
    /// The folder of definitions.
    let folder: String
    /// The outbox and the as-of that are asked for.
    let outbox: String?, asOf: String?
    /// What the environment says.
    let settings: DeploymentSettings
    /// What time it is where the program runs.
    let clock: @Sendable () -> Instant
    /// The definitions, or what is wrong with them.
    let definitions: Result<Configuration, any Error>
    /// Sessions with the primary, and those that read the sources, or why a setting cannot be read.
    let database: Result<SessionPool, PostgresError>, sources: Result<SessionPool, PostgresError>

    /// Seconds that a statement may take.
    static let patienceSeconds = 5

    /// Reads the definitions and prepares sessions; nothing is connected yet, and nothing thrown.
    ///
    /// - Parameters:
    ///   - folder: the folder of definitions.
    ///   - outbox: where files are published to, where a flag says so.
    ///   - asOf: the as-of that lists and sources are held against; today's midnight when missing.
    ///   - settings: what the environment says.
    ///   - clock: what time it is here.
    public init(
        folder: String,
        outbox: String? = nil,
        asOf: String? = nil,
        _ settings: DeploymentSettings = DeploymentSettings(),
        clock: @escaping @Sendable () -> Instant
    ) {
        let limits = TimeLimits(
            statement: .seconds(Self.patienceSeconds),
            lock: .milliseconds(100)
        )
        let deadline = Duration.seconds(Self.patienceSeconds + 1)
        self.folder = folder
        self.outbox = outbox
        self.asOf = asOf
        self.settings = settings
        self.clock = clock
        definitions = Result { try Configuration(folder: folder) }
        database = Result { () throws(PostgresError) in
            SessionPool(
                try settings.database(),
                limit: 2,
                deadline: deadline,
                isReadOnly: true,
                limits: limits
            )
        }
        sources = Result { () throws(PostgresError) in
            try settings.sources(deadline: deadline, limits: limits)
        }
    }

    /// The zone that cuts the business's days, where the definitions say so.
    public var timeZone: String? { (try? definitions.get())?.warehouse.timeZone }

    /// Segcast's groups, by the prefix that the definitions give them.
    var roles: DatabaseRoles {
        let configuration = try? definitions.get()
        return DatabaseRoles(prefix: (configuration?.settings ?? Settings()).rolePrefix)
    }

    /// What the login that is connected is to Segcast.
    func standing() async throws -> LoginStanding {
        try await LoginStanding(among: roles, in: database.get())
    }

    /// Where files are published to.
    func destination() throws -> any Destination {
        try Deployment.outbox(
            asked: outbox,
            settings,
            in: folder,
            by: { try definitions.get() },
            among: Destinations.all
        )
    }

    /// Whether neither a flag nor the environment says where files are published to.
    var isOutboxDefined: Bool { outbox == nil && settings[.outbox] == nil }

    /// The sources that the login that is connected needs: whoever makes lists and nothing else reads who may be contacted.
    func sourceRoles() async throws -> [SourceRole] {
        try await standing().onlyExports ? SourceRole.contacts : SourceRole.allCases
    }

    /// The contract, as far as it is about those.
    func contract() async throws -> WarehouseDefinition {
        try await definitions.get().warehouse.of(sourceRoles())
    }

    /// Those sources beside the catalogue.
    func catalog() async throws -> WarehouseCatalog {
        try await WarehouseCatalog(definitions.get().warehouse, from: sources.get())
            .of(sourceRoles())
    }

    /// The as-of that lists and sources are held against.
    func asOf() async throws -> Instant {
        let contract = try definitions.get().warehouse
        return try await Deployment.time(asOf, of: contract, from: database.get()).asOf
    }

    /// What findings are looked for in: the sources that the login needs, and nothing that it publishes goes anywhere.
    func deployment() async throws -> Deployment {
        var configuration = try definitions.get()
        configuration.warehouse = try await contract()
        return Deployment(
            configuration,
            try database.get(),
            reading: try sources.get(),
            publishingTo: MemoryDestination(),
            settings,
            reporting: { _ in }
        )
    }
}

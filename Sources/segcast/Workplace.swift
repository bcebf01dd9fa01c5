import ArgumentParser
import Ciphers
import ContactPolicy
import Definitions
import Exports
import Features
import Foundation
import Identity
import Jobs
import Postgres
import Registry
import Schema
import Warehouse

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "The folder of definitions.")
    var config = "Config"

    @Option(help: "How facts are printed: text, json or csv.")
    var format = OutputFormat.text

    @Option(
        help:
            """
            The folder that files are published to; else SEGCAST_OUTBOX, else outbox in segcast.yaml, which are \
            relative to the folder of definitions.
            """
    )
    var outbox: String?
}

/// The as-of of a command.
struct AsOfOption: ParsableArguments {
    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            "The instant nothing may look past: a day, or an instant with an offset. Today's midnight when missing.",
            valueName: "day"
        )
    )
    var asOf: String?
}

/// What a person says of an act; it is kept for ever and read by many.
enum Reason {
    /// Refuses one that says nothing, or holds somebody's address or number.
    static func check(_ text: String) throws(ValidationError) {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--reason says nothing")
        }
        guard !text.hasControlCharacter else {
            throw ValidationError("--reason holds a control character")
        }
        guard !ContactDetail.stands(in: text) else {
            throw ValidationError(
                "--reason holds somebody's address or number: it is kept for ever and read by many"
            )
        }
    }
}

/// `--reason`: an as-of again, or one before the release in force.
struct ReasonOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Why an as-of that was judged is scored again, or one before the release in force is released; kept for ever.",
            valueName: "why"
        )
    )
    var reason: String?

    func validate() throws {
        if let reason { try Reason.check(reason) }
    }
}

/// What a command works with: definitions, sessions, and the time.
struct Workplace: Sendable {
    let configuration: Configuration
    /// Sessions with the primary.
    let pool: SessionPool
    /// Sessions that read the sources, and nothing else, in transactions that cannot write.
    let sources: SessionPool
    let outbox: Outbox

    /// Reads the definitions and prepares sessions; nothing is connected yet.
    ///
    /// Settings: `SEGCAST_DATABASE_URL` (string, optional), `SEGCAST_READ_DATABASE_URL` (string, optional),
    /// `SEGCAST_OUTBOX` (string, optional).
    init(_ options: CommonOptions) throws {
        let configuration = try Configuration(folder: options.config)
        let environment = ProcessInfo.processInfo.environment
        let deadline = Duration.seconds(60 * configuration.settings.statementMinutes)
        self.configuration = configuration
        let settings = try Self.settings()
        pool = SessionPool(
            settings,
            limit: 6,
            deadline: deadline,
            whileWaiting: Waiting.report(settings)
        )
        sources = try Self.sources(deadline: deadline)
        outbox = try Self.outbox(options, environment, configuration.settings)
    }

    /// The outbox: a flag's is relative to the working directory, a setting's to the folder of definitions, for
    /// cron and a person start the program in different places.
    private static func outbox(
        _ options: CommonOptions,
        _ environment: [String: String],
        _ settings: Settings
    ) throws(CommandFailure) -> Outbox {
        let asked = [
            (options.outbox, "--outbox"), (environment["SEGCAST_OUTBOX"], "SEGCAST_OUTBOX"),
            (settings.outbox, "outbox in segcast.yaml"),
        ]
        for (path, name) in asked {
            guard let path else { continue }
            guard path.contains(where: { !$0.isWhitespace }) else {
                throw CommandFailure(
                    "\(name) is empty: name the folder that files are published to",
                    ExitStatus.configuration
                )
            }
            let base = options.outbox == nil ? options.config : "."
            let folder = URL(filePath: base, directoryHint: .isDirectory)
            return Outbox(URL(filePath: path, relativeTo: folder).standardizedFileURL.path)
        }
        preconditionFailure("the settings have an outbox")
    }

    /// Where the database is; an empty setting is none, and libpq's own variables say.
    static func settings() throws(PostgresError) -> ConnectionSettings {
        try ConnectionSettings(ProcessInfo.processInfo.environment["SEGCAST_DATABASE_URL"] ?? "")
    }

    /// Whether a setting names the key.
    var hasKey: Bool {
        let environment = ProcessInfo.processInfo.environment
        return environment["SEGCAST_KEY"] != nil || environment["SEGCAST_KEY_FILE"] != nil
    }

    /// Sessions that read the sources: as a login of its own or on a replica, where `SEGCAST_READ_DATABASE_URL` says so.
    static func sources(deadline: Duration = .seconds(900)) throws(PostgresError) -> SessionPool {
        let reader = ProcessInfo.processInfo.environment["SEGCAST_READ_DATABASE_URL"]
        // Whoever meant a login of its own would read as the worker.
        guard reader?.allSatisfy(\.isWhitespace) != true else {
            throw PostgresError(
                .settingsInvalid,
                phase: .connecting,
                message:
                    "SEGCAST_READ_DATABASE_URL is empty: name who reads the sources, or unset it"
            )
        }
        let place = if let reader { try ConnectionSettings(reader) } else { try settings() }
        return SessionPool(place, limit: 4, deadline: deadline, isReadOnly: true)
    }

    /// The key that published bytes are kept under.
    ///
    /// Settings: `SEGCAST_KEY` (64 hexadecimal digits) or `SEGCAST_KEY_FILE` (path of a file with them, mode 600).
    ///
    /// - Throws: `CipherError`, ``CommandFailure`` when neither is set.
    func key() throws -> DeploymentKey {
        let environment = ProcessInfo.processInfo.environment
        if let text = environment["SEGCAST_KEY"] { return try DeploymentKey(hexadecimal: text) }
        if let path = environment["SEGCAST_KEY_FILE"] { return try DeploymentKey(file: path) }
        throw CommandFailure(
            """
            no key: the bytes of published files are kept encrypted. Make one, keep a copy in a safe place, and
            name it in SEGCAST_KEY_FILE:
              umask 077; openssl rand -hex 32 > segcast.key
            """,
            ExitStatus.configuration
        )
    }

    /// Which customers the keys of the warehouse mean.
    var keySpaces: KeySpaces { KeySpaces(pool, reading: sources) }

    /// Makes sure that the schema is this program's and that the definitions mean the customers who are known, and
    /// stores the definitions that are new.
    ///
    /// - Throws: `KeySpaceError`; ``CommandFailure`` when there are new ones and this login, such as an exporter's, may not
    ///   store them.
    func apply() async throws -> DefinitionHashes {
        try await Migrator(pool).verify()
        try await requireReader()
        try await keySpaces.require(configuration.warehouse)
        do {
            try await ModelRegistry(pool).keep(configuration.policy.governance.rawValue)
            let hashes = try await DefinitionStore(pool).apply(configuration)
            try await CapScopes.apply(
                configuration.policy,
                on: Set(configuration.channels.keys),
                in: pool
            )
            return hashes
        } catch let error as PostgresError where error.state == .insufficientPrivilege {
            throw CommandFailure(
                "the definitions differ from those last applied, and the login \(error.login ?? "") may not apply them: "
                    + "run `segcast check` as the worker's login first",
                ExitStatus.notPermitted
            )
        }
    }

    /// Makes sure that what `SEGCAST_READ_DATABASE_URL` names shows what is written here, before anything is read.
    ///
    /// - Throws: `ReplicaError`, `PostgresError`.
    private func requireReader() async throws {
        guard ProcessInfo.processInfo.environment["SEGCAST_READ_DATABASE_URL"] != nil else {
            return
        }
        try await ReadPosition.requireReplica(sources, of: pool)
    }

    /// The sources beside the catalogue, as who reads them sees it; throws when those that play `roles` break the contract.
    func catalog(_ roles: [SourceRole] = SourceRole.allCases) async throws -> WarehouseCatalog {
        try await ReadPosition.catchUp(sources, with: pool)
        let catalog = try await WarehouseCatalog(configuration.warehouse, from: sources)
        try catalog.requireSound(roles)
        return catalog
    }

    /// Which purposes are asked for and held by nobody, or held and asked for by no channel, and which suppressions
    /// cannot be read.
    func contactFindings(_ catalog: WarehouseCatalog) async throws -> [Finding] {
        let channels = Array(configuration.channels.values)
        return try await PurposeFindings.find(channels, catalog, from: sources)
            + SuppressionFindings.find(catalog, from: sources)
    }

    /// Which versions score that their author alone approved before four eyes were asked for.
    ///
    /// A tighter rule takes nothing out of force that was approved by the one before it; it is told until somebody else
    /// has looked.
    func aloneFindings() async throws -> [Finding] {
        try await ModelRegistry(pool).approvedAlone().map { outcome, version in
            Finding(
                .warning,
                "policies",
                "four eyes are asked for, and \(outcome) version \(version), which scores, was approved by its author alone",
                fix: "let somebody else look at it: segcast models approve \(outcome) \(version)"
            )
        }
    }

    /// Says what a DBA runs for a login that only reads the sources.
    func noteReader() async throws {
        let (_, database) = try await DatabaseRoles.login(pool)
        let roles = DatabaseRoles(prefix: configuration.settings.rolePrefix)
        Output.noteReader(
            roles.forReader(database: database, sources: configuration.warehouse.relations)
        )
    }

    /// The instant that `--as-of` means, and the database's time.
    ///
    /// - Throws: `WarehouseError.unreadableTime(_:)`.
    func time(_ option: AsOfOption) async throws -> (asOf: Instant, now: Instant) {
        let zone = configuration.warehouse.timeZone
        let (today, now): (Instant, Instant)
        do {
            (today, now) = try await BusinessDays.begin(of: nil, in: zone, from: pool)
        } catch let error as PostgresError where error.state == .invalidParameterValue {
            throw CommandFailure(
                "the server knows no time zone \(zone): use an IANA name such as Europe/London for time_zone in "
                    + "warehouse.yaml",
                ExitStatus.configuration
            )
        }
        guard let text = option.asOf else { return (today, now) }
        do {
            let isDay = text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil
            let hasOffset =
                text.wholeMatch(
                    of:
                        /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)/
                ) != nil
            guard isDay || hasOffset else { throw WarehouseError.unreadableTime(text) }
            let instant =
                isDay
                ? try await BusinessDays.begin(of: text, in: zone, from: pool).begins
                : try await pool.query(SQL.findInstant, [.text(text)])[0].value("instant")
            guard instant <= now else {
                throw CommandFailure("--as-of \(text) lies in the future", ExitStatus.usage)
            }
            return (instant, now)
        } catch let error as PostgresError where error.failure == .data {
            throw WarehouseError.unreadableTime(text)
        }
    }
}

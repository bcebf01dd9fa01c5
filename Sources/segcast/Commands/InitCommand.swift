import ArgumentParser
import Definitions
import Foundation
import Postgres
import Refresh
import Schema
import Warehouse

/// `segcast init`.
struct InitCommand: AsyncParsableCommand, PrintsFacts {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Proposes definitions for a warehouse, and makes Segcast's own tables.",
        discussion: """
            With --inspect, reads the catalogue, the constraints and samples of the schemas named and writes a \
            commented proposal into the --config folder: the source contract with the evidence for each line, one \
            outcome, one segment, one export. It overwrites nothing. Several schemas are looked at as one: \
            --inspect crm shop. Where a relation is taken for what it is not, do it again into another folder, with \
            --source customers=crm.people for what it is, or --except crm.report to pass it over. Where customers or purchases cannot be told it writes the contract alone, with what was \
            considered; once you have completed that, the same command keeps it and writes the rest.

            Without, makes or upgrades the schemas segcast, segcast_v1 and segcast_data, and group roles for \
            logins to be members of. Needs CREATE on the database and no superuser; where this login may not make \
            roles, --print-grants prints what a DBA runs. Nothing of others is touched.
            """
    )

    /// Files that were written, things that were made, or statements that a DBA runs.
    static let shape = OutputShape.list(
        .record(
            ["file", "made", "statement"].map {
                OutputShape.Field($0, .text, mayBeMissing: true)
            }
        )
    )

    @OptionGroup var options: CommonOptions

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Schemas to propose definitions from.", valueName: "schema"),
        completion: .schemas
    )
    var inspect: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "With --inspect, the relation that is a source, such as customers=crm.people; the rest is guessed.",
            valueName: "source=relation"
        )
    )
    var source: [NamedSource] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "With --inspect, relations and schemas that are passed over.",
            valueName: "relation"
        )
    )
    var except: [String] = []

    @Flag(
        help:
            "Print what a DBA should run, and change nothing; for the relations that are mapped, or with --inspect for whole schemas."
    )
    var printGrants = false

    @Option(
        help: ArgumentHelp(
            "Write JSON Schemas of all definitions into this folder, for editors.",
            valueName: "folder"
        ),
        completion: .directory
    )
    var schemas: String?

    func validate() throws {
        guard inspect.isEmpty else {
            let roles = source.map(\.role)
            guard Set(roles).count == roles.count else {
                throw ValidationError("--source names one relation a source")
            }
            return
        }
        guard source.isEmpty, except.isEmpty else {
            throw ValidationError("--source and --except go with --inspect SCHEMA")
        }
    }

    func run() async throws {
        if let schemas {
            var table = Table(columns: [.text("file")])
            table.rows = try SchemaFiles.write(to: schemas).map { [$0] }
            return try table.print(as: options.format)
        }
        let pool = SessionPool(try DeploymentSettings().database(), limit: 2)
        if printGrants { return try await printGrants(pool) }
        if !inspect.isEmpty { return try await propose(for: pool) }
        try await migrate(pool)
    }

    private func printGrants(_ pool: SessionPool) async throws {
        let isDefined = FileManager.default.fileExists(atPath: options.config)
        let configuration = isDefined ? try Configuration(folder: options.config) : nil
        let (login, database) = try await DatabaseRoles.login(pool)
        let sources = configuration?.warehouse.relations ?? []
        let roles = DatabaseRoles(prefix: (configuration?.settings ?? Settings()).rolePrefix)
        let lines =
            roles.forDBA(login: login, database: database, sources: sources)
            + roles.forReading(schemas: inspect, as: login)
            + ["-- so that it may do the day's work where another login made the tables:"]
            + roles.forMember(login: login, of: .worker)
            + ["-- so that it may end sessions of others that are idle and hold what it waits for:"]
            + roles.forWaiting(login: login)
            + [
                "-- for a login that only reads the sources, to be named in SEGCAST_READ_DATABASE_URL:"
            ] + roles.forReader(database: database, sources: sources)
            + roles.forReading(schemas: inspect, as: roles.reader)
        var table = Table(columns: [.text("statement")])
        table.rows = lines.map { [$0] }
        try Report(table.value, lines.map { .line($0) } + [.data(table)]).print(as: options.format)
        if configuration == nil, inspect.isEmpty {
            Output.note(
                "there is no folder \(options.config): what reads the sources is not among it; name their schemas with "
                    + "--inspect SCHEMA, or the folder of definitions with --config"
            )
        }
    }

    private func migrate(_ pool: SessionPool) async throws {
        let isDefined = FileManager.default.fileExists(atPath: "\(options.config)/segcast.yaml")
        let configuration = isDefined ? try Configuration(folder: options.config) : nil
        let prefix = (configuration?.settings ?? Settings()).rolePrefix
        var table = Table(columns: [.text("made")], empty: "everything was there already")
        do {
            table.rows = try await Migrator(pool).migrate().map { ["migration \($0)"] }
        } catch let error as PostgresError where error.state == .insufficientPrivilege {
            throw SchemaError.notAllowed(doing: "create schemas in this database")
        }
        do {
            let roles = DatabaseRoles(prefix: prefix)
            try await roles.make(in: pool)
            table.rows += roles.names.map { ["role \($0)"] }
        } catch let error as SchemaError {
            Output.note("warning: \(error). Segcast works as this login meanwhile.")
        }
        try table.print(as: options.format)
        if configuration != nil {
            let deployment = try options.deployment()
            let owners = try await SourceOwners(
                of: deployment.configuration.warehouse,
                reading: deployment.sources,
                from: pool
            )
            for finding in owners.findings { Output.note("\(finding)") }
            if !owners.findings.isEmpty { try Output.noteReader(await deployment.readerGrants()) }
        }
    }
}

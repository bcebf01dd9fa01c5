public import ArgumentParser
import Definitions
import Postgres
public import Refresh
import Warehouse

/// `segcast sql`.
struct SQLCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: "Prints the statements that the definitions are compiled to.",
        discussion: """
            Reads the sources' columns and the time zone, and runs nothing else. Each statement stands behind a comment that \
            says what it does and what its parameters are; numbers of builds and releases are 0, and the highest scores \
            end at 0.5, for they are known only when it runs.
            """
    )

    @OptionGroup var options: CommonOptions
    @OptionGroup var time: AsOfOption
    @Argument(help: "check, build, examples, segments or exports.") var part:
        CompiledStatements.Part
    @Argument(help: "An outcome, segment or export; all of them when missing.") var name: String?

    func validate() throws {
        if name != nil, !part.hasNames {
            throw ValidationError("\(part.rawValue) is of all definitions: leave the name out")
        }
    }

    private struct Shown: Encodable {
        let title: String, sql: String
        let parameters: [String?]
    }

    func run() async throws {
        let deployment = try options.deployment()
        let contract = deployment.configuration.warehouse
        let catalog = try await WarehouseCatalog(contract, from: deployment.sources)
        try catalog.requireSound()
        let (asOf, _) = try await deployment.time(time.asOf)
        let compiled = CompiledStatements(deployment, catalog, asOf: asOf)
        let statements = try await compiled.of(part, name)
        let shown = statements.map {
            Shown(title: $0.title, sql: $0.statement.text, parameters: $0.parameters)
        }
        try Report(shown, statements.map { .line($0.text) }).print(as: options.format)
    }
}

extension CompiledStatements.Part: ExpressibleByArgument {}

public import ArgumentParser
import Definitions
import Postgres
public import Refresh
import Warehouse

/// `segcast sql`.
struct SQLCommand: AsyncParsableCommand, PrintsFacts {
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
    @Argument(
        help: "check, build, examples, segments or exports.",
        completion: .list(CompiledStatements.Part.allCases.map(\.rawValue))
    )
    var part: CompiledStatements.Part
    @Argument(
        help: "An outcome, segment or export; all of them when missing.",
        completion: .compiled
    )
    var name: String?

    func validate() throws {
        if name != nil, !part.hasNames {
            throw ValidationError("\(part.rawValue) is of all definitions: leave the name out")
        }
    }

    static let shape = OutputShape.list(
        .record([
            OutputShape.Field("title", .text), OutputShape.Field("sql", .text),
            OutputShape.Field("parameters", .list(.optional(.text))),
        ])
    )

    func run() async throws {
        let deployment = try options.deployment()
        let contract = deployment.configuration.warehouse
        let catalog = try await WarehouseCatalog(contract, from: deployment.sources)
        try catalog.requireSound()
        let (asOf, _) = try await deployment.time(time.asOf)
        let compiled = CompiledStatements(deployment, catalog, asOf: asOf)
        let statements = try await compiled.of(part, name)
        let value = OutputValue.list(
            statements.map { statement in
                let parameters = statement.parameters.map {
                    $0.map { OutputValue.text($0) } ?? .null
                }
                return .record([
                    ("title", .text(statement.title)), ("sql", .text(statement.statement.text)),
                    ("parameters", .list(parameters)),
                ])
            }
        )
        var table = Table(columns: [.text("title"), .text("sql"), .texts("parameters")])
        table.rows = statements.map {
            [$0.title, $0.statement.text, $0.parameters.map { $0 ?? "" }]
        }
        try Report(value, statements.map { .line($0.text) } + [.data(table)])
            .print(as: options.format)
    }
}

extension CompiledStatements.Part: ExpressibleByArgument {}

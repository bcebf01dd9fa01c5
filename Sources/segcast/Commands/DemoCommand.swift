import ArgumentParser
import ContactPolicy
import Definitions
import Exports
import Jobs
import Learning
import Postgres
import Registry
import Schema

/// `segcast demo`.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract:
            "Loads a real shop's two years of purchases and takes them to a published audience file.",
        discussion: """
            The purchases are UCI Online Retail II (Chen, 2019, CC BY 4.0). Names, contact details and consents are \
            made up; the file and its manifest say so. The shop is loaded into schema shop of the database, which \
            must not hold another schema of that name.
            """
    )

    @OptionGroup var options: CommonOptions
    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp("The day that is replayed as now.", valueName: "day")
    )
    var asOf = "2011-09-10"
    @Flag(help: "Load the shop's tables and stop.")
    var onlySources = false

    func run() async throws {
        let workplace = try Workplace(options)
        let time = try AsOfOption.parse(["--as-of", asOf])
        try await DemoShop(workplace.pool).load()
        if onlySources { return }
        _ = try await Migrator(workplace.pool).migrate()
        let registry = ModelRegistry(workplace.pool)
        let log = try await atWork(workplace) { hashes in
            for outcome in workplace.configuration.outcomes {
                let stages = try await Stages(workplace, hashes, time)
                if (try? await registry.champion(of: outcome.name)) == nil {
                    _ = try await stages.checkAndLink()
                    let card = try await stages.train(outcome)
                    if options.format == .text { try card.table.print(as: .text) }
                    Output.note("segcast models approve \(outcome.name) \(card.version)")
                    try await registry.approve(
                        outcome.name,
                        version: card.version,
                        governance: workplace.configuration.policy.governance.rawValue
                    )
                }
            }
            return try await DailyGraph(workplace: workplace, hashes: hashes).run(time)
        }
        try log.table.print(as: options.format)
        try log.exports.requireAll()
        for outcome in log.exports.outcomes {
            Output.note(
                """

                The audience file:  \(outcome.files[0])
                Its manifest:       \(outcome.manifest)
                The purchases are real; names, contact details and consents in it are made up.
                """
            )
        }
    }
}

import ArgumentParser
import ContactPolicy
import Definitions
import Exports
import Learning
import Postgres
import Refresh
import Registry
import Schema
import Synchronization

/// `segcast demo`.
struct DemoCommand: AsyncParsableCommand, PrintsFacts {
    static let shape = DayReport.shape

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
    @OptionGroup var place: OutboxOption
    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp("The day that is replayed as now.", valueName: "day")
    )
    var asOf = "2011-09-10"
    @Flag(help: "Load the shop's tables and stop.")
    var onlySources = false

    func run() async throws {
        let deployment = try options.deployment(publishingTo: place.outbox)
        try await DemoShop(deployment.pool).load()
        if onlySources { return }
        _ = try await Migrator(deployment.pool).migrate()
        let registry = ModelRegistry(deployment.pool)
        let linked = Mutex(0)
        let result = try await deployment.workingDay(asOf: asOf) { hashes in
            for outcome in deployment.configuration.outcomes {
                let day = try await RefreshDay(deployment, hashes, asOf: asOf)
                if (try? await registry.champion(of: outcome.name)) == nil {
                    let checked = try await CheckStage(day).run()
                    linked.withLock { $0 += checked.newCustomers }
                    let card = try await TrainingStage(day).run(outcome)
                    if options.format.isForPeople { try Report(card).print(as: options.format) }
                    Output.note("segcast models approve \(outcome.name) \(card.version)")
                    try await registry.approve(
                        outcome.name,
                        version: card.version,
                        governance: deployment.configuration.policy.governance
                    )
                }
            }
            let day = try await RefreshDay(deployment, hashes, asOf: asOf)
            return try await DailyRefresh(day).run()
        }
        try DayReport(result, afterLinking: linked.withLock(\.self)).report.print(
            as: options.format
        )
        try result.failures.requireNone()
        for published in result.exports.publications {
            Output.note(
                """

                The audience file:  \(published.files[0])
                Its manifest:       \(published.manifest)
                The purchases are real; names, contact details and consents in it are made up.
                """
            )
        }
    }
}

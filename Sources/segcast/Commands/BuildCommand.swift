import ArgumentParser
import Features
import Refresh
import Warehouse

/// `segcast build`.
struct BuildCommand: AsyncParsableCommand, PrintsFacts {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract:
            "Checks the sources, gives new customers ids, and builds the features at the as-of.",
        discussion: """
            The features of a build lie in segcast.feature_values under its number. Nobody is chosen by them alone: a \
            source that stopped by its own rhythm is a warning here, where every other command refuses it.
            """
    )

    static let shape = columns.shape
    private static let columns: [Table.Column] = [
        .number("build_id"), .instant("as_of"), .number("customers"), .number("new_customers"),
    ]

    @OptionGroup var options: CommonOptions
    @OptionGroup var time: AsOfOption

    func run() async throws {
        let deployment = try options.deployment()
        let (build, new) = try await deployment.working { hashes in
            let day = try await RefreshDay(deployment, hashes, asOf: time.asOf)
            let checked = try await CheckStage(day).run(isActedOn: false)
            for finding in checked.check.findings where finding.severity != .note {
                Output.note("\(finding)")
            }
            return (try await FeatureStage(day).run(), checked.newCustomers)
        }
        var table = Table(columns: Self.columns)
        table.rows = [[build.buildID, build.asOf, build.customerCount, new]]
        try table.print(as: options.format)
    }
}

import ArgumentParser
import Definitions
import Exports
import Leases
import Refresh
import Warehouse

/// `segcast rebuild`.
struct RebuildCommand: AsyncParsableCommand, PrintsFacts {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Puts the files of a published run back where they are missing, to the byte.",
        discussion: """
            The bytes come from those kept under the deployment's key, not from today's addresses. What lies in \
            the outbox is compared and never replaced.
            """
    )

    @Argument(help: "The run's number, as in the manifest.", completion: .runs)
    var run: Int64
    @OptionGroup var options: CommonOptions
    @OptionGroup var place: OutboxOption

    private static let columns: [Table.Column] = [
        .text("export"), .number("run_id"), .text("restored"),
    ]
    static let shape = columns.shape

    func run() async throws {
        let deployment = try await options.appliedDeployment(publishingTo: place.outbox)
        let key = try deployment.key()
        let keeper = RunKeeper(deployment.pool)
        let name = try await keeper.export(of: run)
        let catalog = try await deployment.catalog(SourceRole.contacts)
        let missing = try await Lease.holding(
            ExportRunner.leaseName(of: name),
            in: deployment.pool,
            waiting: .seconds(Lease.ttlSeconds)
        ) { lease in
            try await keeper.rebuild(
                run,
                catalog,
                reading: deployment.sources,
                deployment.outbox,
                lease,
                key: key,
                within: deployment.configuration.settings.exports
            )
        }
        var table = Table(
            columns: Self.columns,
            empty: "nothing was missing: every file has the bytes it was published with"
        )
        table.rows = missing.map { [name, run, $0] }
        try table.print(as: options.format)
    }
}

import ArgumentParser
import Exports
import Failures
import Leases
import Refresh

/// `segcast outbox`.
struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "Compares what the outbox remembers of each export with what the database knows.",
        discussion: """
            Every export has a head in the outbox, .segcast/EXPORT.json: the last number that left, its manifest, and \
            an entry of the audit trail. Nothing leaves while heads and database differ: a database that was \
            restored from a backup would send numbers again, and forget who was contacted.
            """,
        subcommands: [Show.self, Adopt.self],
        defaultSubcommand: Show.self
    )

    static func table(_ faults: [HeadFault]) -> Table {
        var table = Table(
            columns: [
                .text("export"), .text("fault"), .number("outbox_sequence"),
                .number("database_sequence"),
                .text("what"),
            ],
            empty: "the outbox and the database say the same"
        )
        table.rows = faults.map {
            [$0.export, $0.kind.rawValue, $0.headSequence, $0.databaseSequence, $0.words]
        }
        return table
    }

    /// `segcast outbox show`.
    struct Show: AsyncParsableCommand, PrintsFacts {
        static let shape = OutboxCommand.table([]).columns.shape
        static let configuration = CommandConfiguration(
            abstract: "Lists where they differ; ends with 65 when they do."
        )

        @OptionGroup var options: CommonOptions
        @OptionGroup var place: OutboxOption

        func run() async throws {
            let deployment = try await options.appliedDeployment(publishingTo: place.outbox)
            let faults = try await OutboxKeeper(deployment.pool, deployment.outbox).faults()
            try OutboxCommand.table(faults).print(as: options.format)
            guard faults.isEmpty else {
                throw CommandFailure(
                    .headsDiffer,
                    "\(faults.count) exports differ: segcast outbox adopt --reason WHY",
                    .data
                )
            }
        }
    }

    /// `segcast outbox adopt`.
    struct Adopt: AsyncParsableCommand, PrintsFacts {
        static let shape = OutboxCommand.table([]).columns.shape
        static let configuration = CommandConfiguration(
            abstract: "Goes on with this outbox and this database although they differ.",
            discussion: """
                The next number of each export goes past what was sent, the outbox remembers what is so now, and \
                who said so and why stands in the audit trail.

                Where lists were sent that the database does not know, whoever was on them counts under no cap and is \
                in no removals: --accept says that this is so. Send nothing to them until the longest cap's window \
                has passed, or restore a newer backup instead.
                """
        )

        @Flag(help: "Go on although contacts of lists that were sent are not known any more.")
        var accept = false
        @OptionGroup var given: RequiredReason
        @OptionGroup var options: CommonOptions
        @OptionGroup var place: OutboxOption

        func run() async throws {
            let reason = try given.reason
            let deployment = try await options.appliedDeployment(publishingTo: place.outbox)
            let keeper = OutboxKeeper(deployment.pool, deployment.outbox)
            let faults = try await keeper.faults()
            try OutboxCommand.table(faults).print(as: options.format)
            let unknown = faults.filter(\.hasUnknownContacts)
            for fault in unknown {
                Output.note(
                    "\(fault.export): the last list that was sent, number \(fault.headSequence), had \(fault.included) "
                        + "customers; they and those of every other list that the database does not know count under no "
                        + "cap, and leave the destination's list only when you replace it"
                )
            }
            guard unknown.isEmpty || accept else {
                throw CommandFailure(
                    .acceptNeeded,
                    "nothing was changed: --accept says that this is so",
                    .data
                )
            }
            for fault in faults {
                try await Lease.holding(
                    ExportRunner.leaseName(of: fault.export),
                    in: deployment.pool
                ) {
                    _ in
                    try await keeper.adopt(fault, because: reason)
                }
            }
        }
    }
}

import ArgumentParser
import Definitions
import Identity
import Leases
import Refresh
import Schema

/// `segcast keys`.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Says that the customers' keys come from another relation, or space, by now.",
        discussion: """
            A key means somebody within its key_space. Every command ends with 78 where warehouse.yaml names a new \
            key_space for customers who are known (everybody would be somebody new: caps begin anew, lists leave \
            again), or another relation or column for a key_space whose customers it does not hold: of 1,000 known \
            keys four in five have to be there, and as many of them with the created_at that is known; where it maps \
            none, one relation has to be a view over the other.
            """,
        subcommands: [Accept.self]
    )

    /// `segcast keys accept`.
    struct Accept: AsyncParsableCommand, PrintsFacts {
        static let configuration = CommandConfiguration(
            abstract:
                "Accepts the key_space and the relation of customers: as they stand; who did it stands in the audit trail."
        )

        private static let columns: [Table.Column] = [.text("key_space"), .text("column")]
        static let shape = columns.shape

        @OptionGroup var given: RequiredReason
        @OptionGroup var options: CommonOptions

        func run() async throws {
            let reason = try given.reason
            let deployment = try options.deployment()
            try await Migrator(deployment.pool).verify()
            let accepted = try await Lease.holding("run", in: deployment.pool) { _ in
                try await deployment.keySpaces.accept(
                    deployment.configuration.warehouse,
                    reason: reason
                )
            }
            var table = Table(columns: Self.columns)
            table.rows = [[accepted.keySpace, accepted.column]]
            try table.print(as: options.format)
            Output.note("keys of \(accepted.keySpace) come from \(accepted.column) from now on")
        }
    }
}

import ArgumentParser
import Definitions
import Exports
import Leases
import Refresh

/// `segcast runs`.
struct RunsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "Lists export runs, lets one go on that waits for a person, or cancels one.",
        discussion: """
            A run goes \(RunState.way.map(\.rawValue).joined(separator: ", ")). One whose mode is removals only cuts \
            the list before it.

            One that `\(RunState.needsAttention.rawValue)` waits for a person. \(attention)
            """,
        subcommands: [List.self, Accept.self, Cancel.self, HandOver.self],
        defaultSubcommand: List.self
    )

    private static var attention: String {
        AttentionReason.allCases.map { "\($0.rawValue): \($0.meaning); \($0.remedy)." }
            .joined(separator: " ")
    }

    /// What was done about a run.
    private static let columns: [Table.Column] = [.number("run_id"), .text("done")]

    private static func table(_ run: Int64, _ done: String) -> Table {
        var table = Table(columns: columns)
        table.rows = [[run, done]]
        return table
    }

    /// Does something about a run while nobody else makes, cancels or hands over a list of its export.
    private static func holding(
        _ run: Int64,
        in deployment: Deployment,
        _ body: @escaping @Sendable (RunKeeper) async throws -> Void
    ) async throws {
        let keeper = RunKeeper(deployment.pool)
        let name = try await keeper.export(of: run)
        try await Lease.holding(ExportRunner.leaseName(of: name), in: deployment.pool) { _ in
            try await body(keeper)
        }
    }

    /// `segcast runs list`.
    struct List: AsyncParsableCommand, PrintsFacts {
        static let configuration = CommandConfiguration(abstract: "Lists the newest runs.")

        private static let columns: [Table.Column] = [
            .number("run_id"), .text("export"), .text("kind").lesser, .text("mode").lesser,
            .text("state"), .text("reason").orNothing, .number("sequence").orNothing,
            .number("candidates").orNothing, .number("included").orNothing,
            .instant("planned_at"),
        ]
        static let shape = columns.shape

        @Option(help: "Only this export's.", completion: .exports)
        var export: String?
        @Option(help: "How many.")
        var limit = 20
        @OptionGroup var options: CommonOptions

        func run() async throws {
            let deployment = try await options.appliedDeployment()
            let keeper = RunKeeper(deployment.pool)
            let runs = try await keeper.runs(of: export, limit: limit)
            let names = deployment.configuration.exports.map(\.name)
            if let export, runs.isEmpty, !names.contains(export) {
                throw RefreshError.unknown("export", export, defined: names)
            }
            var table = Table(columns: Self.columns, empty: "no list was ever begun")
            table.rows = runs.map { run in
                [
                    run.runID, run.export, run.kind, run.mode, run.state.rawValue,
                    run.reason?.rawValue, run.sequence, run.candidates, run.included,
                    run.plannedAt,
                ]
            }
            try table.print(as: options.format)
        }
    }

    /// `segcast runs accept`.
    struct Accept: AsyncParsableCommand, PrintsFacts {
        static let shape = RunsCommand.columns.shape

        static let configuration = CommandConfiguration(
            abstract: "Lets a run go on that needs attention; who did it stands in the audit trail."
        )

        @Argument(help: "The run's number.", completion: .runs)
        var run: Int64
        @OptionGroup var given: RequiredReason
        @OptionGroup var options: CommonOptions

        func run() async throws {
            let deployment = try await options.appliedDeployment()
            let keeper = RunKeeper(deployment.pool)
            let accepted = try await keeper.accept(run, reason: given.reason)
            let count = accepted.count(of: .volumeChanged)
            let list = count.map { ", with \($0) customers and no larger change," } ?? ""
            try RunsCommand.table(run, "accepted").print(as: options.format)
            Output.note(
                "run \(run)\(list) goes on with the next `segcast export` or `segcast run` that asks for its list"
            )
        }
    }

    /// `segcast runs hand-over`.
    struct HandOver: AsyncParsableCommand, PrintsFacts {
        static let shape = RunsCommand.columns.shape

        static let configuration = CommandConfiguration(
            commandName: "hand-over",
            abstract:
                "Says that somebody else answers for the list that a run sent last: nobody is taken off it any more.",
            discussion: "--reason says who does by now, and why."
        )

        @Argument(help: "The run's number.", completion: .runs)
        var run: Int64
        @OptionGroup var given: RequiredReason
        @OptionGroup var options: CommonOptions

        func run() async throws {
            let reason = try given.reason
            let deployment = try await options.appliedDeployment()
            try await RunsCommand.holding(run, in: deployment) { keeper in
                try await keeper.handOver(run, reason: reason)
            }
            try RunsCommand.table(run, "handed_over").print(as: options.format)
            Output.note(
                "the list that run \(run) sent is somebody else's by now: nobody is taken off it here"
            )
        }
    }

    /// `segcast runs cancel`.
    struct Cancel: AsyncParsableCommand, PrintsFacts {
        static let shape = RunsCommand.columns.shape

        static let configuration = CommandConfiguration(
            abstract: "Ends a run that is not committed yet and gives back its contacts."
        )

        @Argument(help: "The run's number.", completion: .runs)
        var run: Int64
        @OptionGroup var options: CommonOptions
        @OptionGroup var place: OutboxOption

        func run() async throws {
            let deployment = try await options.appliedDeployment(publishingTo: place.outbox)
            try await RunsCommand.holding(run, in: deployment) { keeper in
                try await keeper.cancel(run, deployment.outbox)
            }
            try RunsCommand.table(run, "cancelled").print(as: options.format)
            Output.note("run \(run) is cancelled; its contacts are given back")
        }
    }
}

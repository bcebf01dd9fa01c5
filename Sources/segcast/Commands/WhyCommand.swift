import ArgumentParser
import Refresh

/// `segcast why`.
struct WhyCommand: AsyncParsableCommand, PrintsFacts {
    static let shape = CustomerExplanation.shape

    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract:
            "Tells why a customer is, or is not, in a list: the whole chain, as it was known then.",
        discussion: """
            With --export, a run's number or an export's name for its newest run: the bucket the customer ended in, the contact and what each cap had counted, the \
            segments with rule and reason, the scores with model version, and the features they were made from; for whoever \
            is in none of its segments, each with its rule, its threshold and the last stay. \
            Without: the runs that considered the customer, and the chain of the release in force. \
            With --format json or csv, every number with its unit, and every threshold beside what it was held against; \
            text rounds them.
            """
    )

    @Argument(help: "The customer's key, as in the warehouse.")
    var customer: String
    @Option(
        name: .customLong("export"),
        help: ArgumentHelp(
            "A run's number, as in the manifest and `segcast runs`, or an export's name: its newest run.",
            valueName: "run"
        ),
        completion: .runs
    )
    var run: String?
    @OptionGroup var options: CommonOptions

    func run() async throws {
        let deployment = try await options.appliedDeployment()
        let reader = ExplanationReader(deployment)
        let why = try await reader.explanation(of: customer, run: run.map(AskedRun.init))
        let parts = why.parts
        let shown = why.text(Output.style).text(Output.style)
        try Report(
            OutputValue.record(parts.map { ($0.name, $0.table.value) }),
            [.line(shown)] + parts.map { .data($0.table, name: $0.name) }
        ).print(as: options.format)
    }
}

import ArgumentParser
import Failures
import Texts

/// `segcast explain`.
struct ExplainCommand: AsyncParsableCommand, PrintsFacts {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tells what the code of an error or a finding means, and what to do.",
        discussion: """
            Every error and every finding of `segcast check` bears a code, such as [zone-unknown]. Without one, all are \
            listed. No database is asked.
            """
    )

    private static let columns: [Table.Column] = [
        .text("code"), .text("meaning"), .text("remedy").lesser,
    ]
    static let shape = columns.shape

    @Argument(help: "The code, with or without its brackets.")
    var code: String?
    @OptionGroup var options: CommonOptions

    func run() async throws {
        var table = Table(columns: Self.columns)
        guard let code else {
            table.rows = FailureCatalogue.entries.map { [$0.code, $0.meaning, $0.remedy] }
            return try table.print(as: options.format)
        }
        guard let entry = FailureCatalogue.entry(code) else {
            let near = nearest(
                to: FailureCatalogue.plain(code),
                among: FailureCatalogue.entries.map(\.code)
            )
            throw CommandFailure(
                .codeUnknown,
                "there is no code \(code.printable)"
                    + (near.map { "; did you mean \($0)?" } ?? ": segcast explain lists them"),
                .usage
            )
        }
        table.rows = [[entry.code, entry.meaning, entry.remedy]]
        let (style, texts) = (
            Output.style, ["\(entry.code): \(entry.meaning)", "What to do: \(entry.remedy)"]
        )
        let lines = style.isWide ? texts : texts.flatMap { $0.wrapped(to: style.width) }
        try Report(table.value, lines.map { .line($0) } + [.data(table)]).print(as: options.format)
    }
}

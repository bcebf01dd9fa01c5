import ArgumentParser
import Failures
import Foundation
import Postgres
import Refresh

/// `segcast doctor`.
struct DoctorCommand: AsyncParsableCommand, PrintsFacts {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Says what is well, what is wrong and how to mend it, whatever is missing.",
        discussion: """
            Looks at the definitions, connection, server, login, schema, key, outbox, sources and what each export would \
            need, and writes nothing. A statement of SQL behind an arrow can be run as it stands. What depends on \
            something that is wrong is told as unexamined because of it.

            Ends with 0 when everything is well or in doubt at most, else with the exit code of the worst: what a person \
            has to change comes before what passes. It takes seconds: `segcast check` counts rows.
            """
    )

    @OptionGroup var options: CommonOptions
    @OptionGroup var publishing: OutboxOption
    @OptionGroup var time: AsOfOption

    private static let columns: [Table.Column] = [
        .text("examination"), .text("state"), .text("words"), .text("fix").orNothing,
        .text("because").orNothing, .number("exit_code").orNothing,
    ]
    static let shape = OutputShape.record([
        OutputShape.Field("is_well", .truth), OutputShape.Field("exit_code", .number),
        OutputShape.Field("answers", columns.shape),
    ])

    func run() async throws {
        let patient = Patient(folder: options.config, outbox: publishing.outbox, asOf: time.asOf) {
            Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
        }
        if let zone = patient.timeZone.flatMap(TimeZone.init(identifier:)) {
            Output.change { $0.style.zone = zone }
        }
        let diagnosis = await Doctor(patient).examine()
        var answers = Table(columns: Self.columns)
        answers.rows = diagnosis.lines.map { line in
            [
                line.examination, line.answer.state.rawValue, line.answer.words, line.answer.fix,
                line.answer.because ?? "",
                line.answer.kind.map { .integer(Int64($0.exitCode)) } ?? TableCell.nothing,
            ]
        }
        let value = OutputValue.record([
            ("is_well", .truth(diagnosis.worst == nil)),
            ("exit_code", .integer(Int64(diagnosis.worst?.exitCode ?? 0))),
            ("answers", answers.value),
        ])
        let lines = Screen(diagnosis, Output.style).lines
        try Report(value, lines.map { .line($0) } + [.data(answers)]).print(as: options.format)
        guard let kind = diagnosis.worst else { return }
        let faults = diagnosis.lines.filter { $0.answer.kind != nil }.map(\.examination)
        throw CommandFailure(
            .notWell,
            "not all is well: \(faults.once.joined(separator: ", "))",
            kind
        )
    }
}

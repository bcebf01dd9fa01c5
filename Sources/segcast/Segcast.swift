import ArgumentParser
import Ciphers
import Failures
import Refresh

/// The one executable.
@main
struct Segcast: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segcast",
        abstract:
            "Predictive segments from your own PostgreSQL, as audience files that can be explained.",
        discussion: """
            The commands stand in the order data flows. `segcast run` does all of it once, for cron.

            A new warehouse:
              segcast init --inspect SCHEMA --config Config   proposes definitions to edit
              segcast init                                    makes Segcast's own tables
              segcast doctor                                  says what is missing, and how to mend it
              segcast check                                   says what is wrong
              segcast train OUTCOME                           trains and judges a model
              segcast models approve OUTCOME VERSION          lets it act
              segcast run                                     scores, segments, exports

            The database is SEGCAST_DATABASE_URL (a postgresql:// URL, key=value pairs or service=NAME), or \
            what libpq's PG* variables, service file and password file say.

            Exit codes are those of sysexits.h: \(exitCodes). SIGINT, SIGTERM and SIGHUP roll \
            back what is being done, give the lease back, and end with 130, 143 and 129; a second one ends at once.
            """,
        version: Version.number,
        subcommands: [
            InitCommand.self, DoctorCommand.self, CheckCommand.self, KeysCommand.self,
            BuildCommand.self,
            TrainCommand.self,
            ModelsCommand.self,
            ScoreCommand.self, ReleaseCommand.self, SegmentsCommand.self, NormaliseCommand.self,
            ExportCommand.self, RunsCommand.self, RebuildCommand.self,
            KeyCommand.self, OutboxCommand.self, WhyCommand.self, SQLCommand.self,
            VerifyCommand.self, DropCommand.self, ExplainCommand.self,
            RunCommand.self, DemoCommand.self, ManualCommand.self,
        ]
    )

    /// The exit code of each kind of failure, and what it means.
    private static let exitCodes = FailureKind.allCases.map { "\($0.exitCode) \($0.words)" }
        .joined(separator: ", ")

    static func main() async {
        Memory.forbidDumps()
        Output.prepare()
        let work = Task { try await perform() }
        let signals = StopSignals()
        let sources = signals.listen(stopping: work)
        let outcome = await work.result
        withExtendedLifetime(sources) {}
        guard case .failure(let error) = outcome else { return FailureReport.endWithOutput() }
        if let number = signals.received { StopSignals.exit(after: number) }
        switch error {
        case let failure as any ReportableFailure: FailureReport.exit(with: failure)
        case is ExitCode, is CleanExit, is ValidationError:
            FailureReport.exit(unreadable: error)
        case let unreadable as Unreadable: FailureReport.exit(unreadable: unreadable.error)
        default: FailureReport.exit(with: UnexpectedFailure(error))
        }
    }

    /// A command line that is no command, or asks for help: the parser's own to answer.
    private struct Unreadable: Error { let error: any Error }

    private static func perform() async throws {
        if let unknown = UnknownCommand.failure(in: CommandLine.arguments.dropFirst()) {
            throw unknown
        }
        var command: any ParsableCommand
        do { command = try await asyncParseAsRoot() } catch { throw Unreadable(error: error) }
        if var asynchronous = command as? any AsyncParsableCommand {
            do {
                try await asynchronous.run()
            } catch {
                throw await FailureReport.explained(error, of: type(of: command))
            }
        } else {
            do { try command.run() } catch { throw Unreadable(error: error) }
        }
    }
}

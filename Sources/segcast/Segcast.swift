import ArgumentParser

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
              segcast check                                   says what is wrong
              segcast train OUTCOME                           trains and judges a model
              segcast models approve OUTCOME VERSION          lets it act
              segcast run                                     scores, segments, exports

            The database is SEGCAST_DATABASE_URL (a postgresql:// URL, key=value pairs or service=NAME), or \
            what libpq's PG* variables, service file and password file say.

            Exit codes are those of sysexits.h: 64 usage, 65 data, 69 database unreachable, 70 a bug, 74 files, \
            75 try again later, 77 not permitted or not approved, 78 configuration.
            """,
        version: Version.number,
        subcommands: [
            InitCommand.self, CheckCommand.self, BuildCommand.self, TrainCommand.self,
            ModelsCommand.self,
            ScoreCommand.self, ReleaseCommand.self, SegmentsCommand.self, NormaliseCommand.self,
            ExportCommand.self, RunsCommand.self, RebuildCommand.self, WhyCommand.self,
            VerifyCommand.self,
            RunCommand.self, DemoCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as any ReportableFailure {
            FailureReport.exit(with: error)
        } catch {
            exit(withError: error)
        }
    }
}

/// The program's version.
enum Version {
    /// As in CHANGELOG.md.
    static let number = "0.1.0"
}

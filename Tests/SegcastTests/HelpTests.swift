import Exports
import Failures
import Foundation
import Testing

struct HelpTests {
    private func run(_ arguments: String...) async throws -> SegcastProcess.Result {
        try await SegcastProcess.run([SegcastProcess.program] + arguments, [:])
    }

    @Test func `every command says how it is used, whichever way it is asked`() async throws {
        let whole = try await run("--help")
        try #require(whole.status == 0, "\(whole.errors)")
        let listed = whole.output.split(separator: "\n").drop { $0 != "SUBCOMMANDS:" }.dropFirst()
        // Longer descriptions go on in further lines, which begin farther in.
        let commands = listed.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }.filter { $0 != "See" }
        #expect(commands.count >= 17 && commands.contains("outbox"), "\(commands)")
        for command in commands {
            for asked in [[command, "--help"], ["help", command]] {
                let help = try await SegcastProcess.run([SegcastProcess.program] + asked, [:])
                #expect(help.status == 0, "\(asked): \(help.errors)")
                #expect(help.output.contains("USAGE: segcast \(command)"), "\(help.output)")
            }
        }
        #expect(try await run("--version").output == "0.1.0\n")
        #expect(try await run("exprot").status == 64)
    }

    @Test(arguments: [
        ("chekc", "segcast chekc; did you mean check?"),
        ("models aprove purchase_30d 1", "segcast models aprove; did you mean approve?"),
        ("models retire --help", "segcast models retire; there are list, card, approve"),
        ("models retire", "segcast models retire; there are list, card, approve"),
        ("help chekc", "segcast chekc; did you mean check?"),
        ("runs acept 1 --reason x", "segcast runs acept; did you mean accept?"),
        ("release guard 1", "segcast release guard; did you mean guards?"),
    ])
    func `a command that is none is told with the nearest, also where help is asked for`(
        asked: String,
        said: String
    ) async throws {
        let words = asked.split(separator: " ").map(String.init)
        let refused = try await SegcastProcess.run([SegcastProcess.program] + words, [:])
        #expect(refused.status == 64 && refused.output == "", "\(refused.output)")
        #expect(refused.errors.contains("there is no command \(said)"), "\(refused.errors)")
        #expect(refused.tells("command-unknown"), "\(refused.errors)")
    }

    @Test func `the help names the exit code of every kind of failure`() async throws {
        let help = try await run("--help").output.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        #expect(
            help.contains(
                "those of sysexits.h: 64 usage, 65 data, 69 database unreachable, 70 a bug, 74 files, 75 try again "
                    + "later, 77 not permitted or not approved, 78 configuration. SIGINT"
            ),
            "\(help)"
        )
        let told = FailureKind.allCases.map { "\($0.exitCode) \($0.words)" }
        #expect(help.contains(": \(told.joined(separator: ", "))."))
    }

    @Test func `the help names every kind of outbox, and what it reads`() async throws {
        let help = try await run("verify", "--help").output.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        #expect(
            help.contains("Where files are published to: \(Destinations.description()); else"),
            "\(help)"
        )
    }

    @Test func `the exit code that the pages have a cron look for is that of what passes`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appending(path: "docs/day-after-day.md"),
            encoding: .utf8
        )
        let code = FailureKind.temporary.exitCode
        #expect(page.contains("(`segcast --help`), \(code) means"))
        #expect(page.contains("ends with \(code)"))
    }
}

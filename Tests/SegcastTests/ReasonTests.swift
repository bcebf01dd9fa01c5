import Foundation
import Testing

struct ReasonTests {
    /// Every command that takes a reason, with what it asks for besides.
    private static let commands = [
        ["keys", "accept"], ["outbox", "adopt"], ["runs", "accept", "1"],
        ["runs", "hand-over", "1"], ["release", "accept", "1"], ["export", "news", "--again"],
        ["score"], ["run"], ["release", "put"], ["check", "--accept", "orders"],
        ["key", "rotate", "--new-key-file", "new.key"],
        ["key", "replace", "--lost", "--new-key-file", "new.key"],
    ]

    /// What the parser tells of a command and those below it.
    private struct Told: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable { let name: String }
            let names: [Name]?
        }
        let commandName: String
        let arguments: [Argument]?
        let subcommands: [Told]?

        var takesReason: Bool {
            (arguments ?? []).contains { $0.names?.contains { $0.name == "reason" } ?? false }
        }

        /// The commands that take a reason, by their names.
        func reasoned(_ above: [String] = []) -> [[String]] {
            (takesReason ? [above] : [])
                + (subcommands ?? []).flatMap { $0.reasoned(above + [$0.commandName]) }
        }
    }

    private struct Dump: Decodable { let command: Told }

    @Test func `every command that takes a reason is asked here what it refuses`() async throws {
        let dumped = try await SegcastProcess.run(
            [SegcastProcess.program, "--experimental-dump-help"],
            [:]
        )
        let dump = try JSONDecoder().decode(Dump.self, from: Data(dumped.output.utf8))
        let reasoned = dump.command.reasoned()
        #expect(reasoned.count == Self.commands.count, "\(reasoned)")
        for command in reasoned {
            #expect(Self.commands.contains { $0.starts(with: command) }, "\(command)")
        }
    }

    @Test(arguments: commands)
    func `a reason says something, and holds nobody's address`(command: [String]) async throws {
        for (reason, said) in [
            (" ", "--reason says nothing"), ("as ada@example.com asked", "somebody's address"),
            ("+49 171 392-0014 complained", "somebody's address"),
            ("as 00447700900123 asked", "somebody's address"),
            ("as ada＠example.com asked", "somebody's address"),
            ("as +４９１７１３９２００１４ asked", "somebody's address"),
            ("as \u{1b}[31mada asked", "control character"),
            (String(repeating: "as ever ", count: 200), "longer than 1000 characters"),
        ] {
            let refused = try await SegcastProcess.run(
                [SegcastProcess.program] + command + ["--reason", reason],
                [:]
            )
            #expect(refused.status == 64, "\(command)")
            #expect(refused.errors.contains(said), "\(refused.errors)")
            #expect(!refused.errors.contains("ada@example.com"))
            #expect(!refused.errors.contains("0014"))
        }
    }
}

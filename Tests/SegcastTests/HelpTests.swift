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
}

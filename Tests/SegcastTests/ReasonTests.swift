import Testing

struct ReasonTests {
    @Test(arguments: [
        ["keys", "accept"], ["outbox", "adopt"], ["runs", "accept", "1"],
        ["runs", "hand-over", "1"], ["release", "accept", "1"], ["export", "news", "--again"],
    ])
    func `a reason says something, and holds nobody's address`(command: [String]) async throws {
        for (reason, said) in [
            (" ", "--reason says nothing"), ("as ada@example.com asked", "somebody's address"),
            ("+49 171 392-0014 complained", "somebody's address"),
            ("as 00447700900123 asked", "somebody's address"),
            ("as ada＠example.com asked", "somebody's address"),
            ("as +４９１７１３９２００１４ asked", "somebody's address"),
            ("as \u{1b}[31mada asked", "control character"),
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

import Foundation
import TestSupport
import Testing

/// What a shell is told that a line may go on with.
@Suite(.emptyPostgres)
struct CompletionTests {
    private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

    /// What is offered for the last of `words`, the argument of a command at `place`.
    private func offered(
        _ command: String,
        _ place: String,
        _ words: [String],
        at url: String
    ) async throws -> SegcastProcess.Result {
        let line = ["segcast"] + words
        let asked =
            [SegcastProcess.program, "---completion"]
            + command.split(separator: " ").map(String.init)
            + ["--", place, "\(line.count - 1)", "\(line.last?.count ?? 0)"] + line
        return try await SegcastProcess.run(asked, ["SEGCAST_DATABASE_URL": url])
    }

    @Test func `names come from the folder that the line names, and numbers from the database`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            let (config, url) = (shop.segcast.config, try TestDatabase.url())
            for (command, place, words, expected) in [
                ("export", "positional@0", ["export", "--config", config, ""], nil),
                ("runs list", "--export", ["runs", "--config=\(config)", "--export", ""], nil),
                (
                    "normalise", "positional@0", ["normalise", "--config", "'\(config)'", ""],
                    "ads\nmail\nsocial"
                ),
                ("rebuild", "positional@0", ["rebuild", ""], "1"),
                ("runs accept", "positional@0", ["runs", "accept", ""], "1"),
                ("release accept", "positional@0", ["release", "accept", ""], "1"),
                ("init", "--inspect", ["init", "--inspect", ""], "public\ntill"),
                ("sql", "positional@1", ["sql", "check", "--config", config, ""], ""),
            ] as [(String, String, [String], String?)] {
                let told = try await offered(command, place, words, at: url)
                #expect(told.status == 0 && told.errors.isEmpty, "\(command): \(told.errors)")
                let names = told.output.split(separator: "\n").joined(separator: "\n")
                if let expected {
                    #expect(names == expected, "\(command)")
                } else {
                    #expect(names.hasPrefix("ads_list\ndo_not_target\nnews\n"), "\(command)")
                }
            }
        }
    }

    @Test(arguments: [
        "postgresql://127.0.0.1:9/nowhere", "postgresql://192.0.2.1/nowhere", "no such thing",
    ])
    func `where nothing is known nothing is offered, within a second and without a word`(
        url: String
    ) async throws {
        let began = ContinuousClock.now
        let told = try await offered("rebuild", "positional@0", ["rebuild", ""], at: url)
        #expect(told.status == 0 && told.errors.isEmpty, "\(told.errors)")
        #expect(Self.isBlank(told.output), "\(told.output)")
        #expect(began.duration(to: .now) < .seconds(5))
        let folder = ["export", "--config", "/nowhere/at/all", ""]
        let names = try await offered("export", "positional@0", folder, at: url)
        #expect(Self.isBlank(names.output) && names.errors.isEmpty)
    }

    @Test func `a schema that is not ours, or none of ours, offers nothing and tells nothing`()
        async throws
    {
        let told = try await offered(
            "models approve",
            "positional@1",
            ["models", "approve", "purchase_30d", ""],
            at: try TestDatabase.url()
        )
        #expect(told.status == 0 && told.errors.isEmpty && Self.isBlank(told.output))
    }
}

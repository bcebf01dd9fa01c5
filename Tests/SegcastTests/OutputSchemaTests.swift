import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import segcast

/// What commands print as JSON, CSV and text, held against the schemas in the repository and the width of a terminal.
@Suite(.emptyPostgres, .serialized)
struct OutputSchemaTests {
    /// Commands that are for one format alone: what they read is CSV, or what they print a page.
    private static let unformatted = ["normalise", "manual"]

    /// The commands that do something, by their words.
    private static func leaves(
        _ command: any ParsableCommand.Type = Segcast.self,
        _ words: [String] = []
    ) -> [(name: String, command: any ParsableCommand.Type)] {
        let below = command.configuration.subcommands
        guard below.isEmpty else {
            return below.flatMap { leaves($0, words + [$0._commandName]) }
        }
        return [(words.joined(separator: "-"), command)]
    }

    @Test func `every command's JSON has a schema in the repository, as the command prints it`()
        throws
    {
        var written: [String: OutputValue] = ["failure": FailureReport.shape.file(of: "failure")]
        for (name, command) in Self.leaves() where !Self.unformatted.contains(name) {
            guard let printing = command as? any PrintsFacts.Type else {
                Issue.record("\(name) says nothing of its JSON: PrintsFacts")
                continue
            }
            written[name] = printing.shape.file(of: name)
        }
        let folder = JSONSchema.folder
        let manager = FileManager.default
        if ProcessInfo.processInfo.environment["SEGCAST_RENEW_SNAPSHOTS"] == "1" {
            try? manager.removeItem(at: folder)
            try manager.createDirectory(at: folder, withIntermediateDirectories: true)
            for (name, schema) in written {
                try (Output.encoded(schema) + Data("\n".utf8)).write(
                    to: folder.appending(path: "\(name).schema.json")
                )
            }
        }
        let files = try manager.contentsOfDirectory(atPath: folder.path)
        #expect(files.sorted() == written.keys.map { "\($0).schema.json" }.sorted())
        for (name, schema) in written {
            let file = try String(
                contentsOf: folder.appending(path: "\(name).schema.json"),
                encoding: .utf8
            )
            let now = String(decoding: try Output.encoded(schema), as: UTF8.self) + "\n"
            #expect(file == now, "SEGCAST_RENEW_SNAPSHOTS=1 writes \(name) anew")
        }
    }

    @Test func `what commands print is what its schema says, and fits a terminal`() async throws {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make()
            let printed = Printed(
                SegcastProcess(
                    config: try SecondShop.folder,
                    outbox: "\(folder)/outbox",
                    isWide: false
                )
            )
            let day = ["--as-of", "2025-11-01"]
            try await printed.all("init")
            try await printed.all("check", day)
            try await printed.all("models", "list")
            try await printed.all("runs", "list")
            try await printed.all("train", ["books_30d"] + day)
            try await printed.all("models", "approve", ["books_30d", "1"])
            try await printed.all("models", "list")
            try await printed.once("models", "card", ["books_30d", "1"])
            try await printed.all("build", day)
            try await printed.all("score", day)
            try await printed.all("release", "put", day)
            try await printed.all("release", "guards", ["1"])
            try await printed.all("segments", day)
            try await printed.all("run", day)
            try await printed.all("export", day)
            try await printed.all("runs", "list")
            try await printed.all("rebuild", ["1"])
            try await printed.all("outbox", "show")
            try await printed.all("outbox", "adopt", ["--reason", "nothing differs"])
            try await printed.all("why", ["M-00001"])
            try await printed.all("why", ["M-00001", "--export", "1"])
            try await printed.all("verify")
            try await printed.all("doctor", day)
            try await printed.all("explain", ["zone-unknown"])
            try await printed.all("explain")
            try await printed.once("sql", ["check"])
            try await printed.all("keys", "accept", ["--reason", "as they stand"])
            try await printed.all("key", "show")
            try await printed.once("drop", ["--print"])
            try await printed.once("init", ["--print-grants"])
            try await printed.all("init", ["--schemas", "\(folder)/schemas"])
            let asked = Set(printed.asked)
            let known = Set(Self.leaves().map(\.name)).subtracting(Self.unformatted)
            #expect(
                known.subtracting(asked) == Set(ActedOutput.all.map(\.name)),
                "a command is asked here, or acts on what waits and is one of ActedOutput.all"
            )
        }
    }

    @Test(arguments: ActedOutput.all)
    func `a command that acts on what waits prints what its schema says`(act: ActedOutput)
        async throws
    {
        let done = try await act.print()
        try #require(done.status == 0, "\(done.errors)")
        #expect(try JSONSchema(act.name).breaches(of: done.output) == [], "\(done.output)")
        let told = try JSONDecoder().decode(OutputValue.self, from: Data(done.output.utf8))
        #expect(told != .list([]) && told != .object([:]), "it says nothing: \(done.output)")
    }

    @Test func `no object of a schema is open, and a card says of each field what it is`() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: JSONSchema.folder.path) {
            let schema = try JSONSchema(String(name.prefix { $0 != "." }))
            #expect(schema.open == [], "\(name)")
            if ["models-card", "train", "why"].contains(name.prefix { $0 != "." }) {
                #expect(schema.undescribed == [], "\(name)")
            }
        }
    }

    @Test(arguments: [
        (["export", "no_such_export"], 64, "usage"), (["exprot"], 64, "usage"),
        (["runs", "--limit", "many"], 64, "usage"), (["why", "nobody"], 65, "data"),
    ])
    func `an error is one line of JSON where JSON was asked for`(
        arguments: [String],
        code: Int,
        kind: String
    ) async throws {
        try await withShop { shop in
            let failed = try await shop.segcast.run(arguments + ["--format", "json", "--quiet"])
            #expect(failed.status == code, "\(failed.errors)")
            #expect(failed.output.isEmpty && failed.errors.hasSuffix("}\n"), "\(failed.errors)")
            #expect(failed.errors.split(separator: "\n").count == 1, "\(failed.errors)")
            #expect(try JSONSchema("failure").breaches(of: failed.errors) == [])
            let told = try JSONDecoder().decode(OutputValue.self, from: Data(failed.errors.utf8))
            guard case .object(let fields) = told else { return }
            #expect(fields["kind"] == .text(kind))
            #expect(fields["exit_code"] == .integer(Int64(code)))
            let words = try await shop.segcast.run(arguments)
            #expect(words.status == code && !words.errors.contains("{"), "\(words.errors)")
        }
    }

    @Test func `quiet keeps what was asked for and leaves the rest unsaid`() async throws {
        try await withShop { shop in
            let loud = try await shop.segcast.run("runs", "list")
            let first = try await shop.segcast.run([
                "export", "ads_list", "--as-of", ExportShop.day,
            ])
            #expect(first.errors.contains("export ads_list: "), "\(first.errors)")
            let quiet = try await shop.segcast.run(
                ["export", "news", "--as-of", ExportShop.day, "--quiet"]
            )
            #expect(quiet.status == 0 && quiet.errors.isEmpty, "\(quiet.errors)")
            #expect(quiet.output.contains("news.000001.csv"))
            #expect(loud.output == "no list was ever begun\n", "\(loud.output)")
        }
    }

    @Test func `a command offers the outbox where it has to do with it, and nowhere else`()
        async throws
    {
        for (name, _) in Self.leaves() where !Self.unformatted.contains(name) {
            let words = name.split(separator: "-", maxSplits: 1).map(String.init)
            let help = try await SegcastProcess.run(
                [SegcastProcess.program] + words + ["--help"],
                [:]
            )
            let publishes =
                ["doctor", "export", "rebuild", "outbox", "verify", "run", "demo"].contains(
                    words[0]
                )
                || ["runs-cancel", "key-replace"].contains(name)
            #expect(help.output.contains("--outbox") == publishes, "\(name)")
            #expect(help.output.contains("--format") && help.output.contains("--quiet"), "\(name)")
        }
    }
}

/// Commands that were asked, and held against what their output has to be.
private final class Printed {
    private let segcast: SegcastProcess
    private(set) var asked: [String] = []

    init(_ segcast: SegcastProcess) { self.segcast = segcast }

    /// Asks in every format.
    func all(_ words: String..., and more: [String] = []) async throws {
        try await all(words, more)
    }

    func all(_ word: String, _ more: [String]) async throws { try await all([word], more) }

    func all(_ word: String, _ second: String, _ more: [String]) async throws {
        try await all([word, second], more)
    }

    /// Asks once, as JSON: its text is lines of statements.
    func once(_ word: String, _ more: [String]) async throws { try await json([word], more) }

    func once(_ word: String, _ second: String, _ more: [String]) async throws {
        try await json([word, second], more)
    }

    private func all(_ words: [String], _ more: [String]) async throws {
        let text = try await run(words, more)
        for line in text.split(separator: "\n") {
            #expect(String(line).columnCount <= 80, "\(words): \(line)")
        }
        // What codes mean is told in sentences, which may show how an instant is written.
        #expect(
            words == ["explain"]
                || text.firstMatch(of: /\d\d:\d\d:\d\d\.\d|\dT\d\d:\d\d|\btrue\b|\bfalse\b/) == nil,
            "\(text)"
        )
        try await json(words, more)
        let csv = try await run(words, more + ["--format", "csv"])
        let header = csv.prefix { $0 != "\n" }
        #expect(csv.split(separator: "\n").count { $0 == header } == 1, "\(words): \(csv)")
    }

    private func json(_ words: [String], _ more: [String]) async throws {
        let name = words.joined(separator: "-")
        let json = try await run(words, more + ["--format", "json"])
        #expect(try JSONSchema(name).breaches(of: json) == [], "\(name): \(json)")
        asked.append(name)
    }

    private func run(_ words: [String], _ more: [String]) async throws -> String {
        let done = try await segcast.run(words + more)
        #expect(done.status == 0, "\(words): \(done.errors)")
        return done.output
    }
}

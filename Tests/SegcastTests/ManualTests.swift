import Definitions
import Foundation
import Refresh
import Testing
import Warehouse

/// What is installed beside the program, which has to be what the program is.
struct ManualTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Every command that people are shown, behind the words that lead there, and the names of what it takes.
    private func commands(
        _ command: [String: Any],
        behind words: [String] = []
    ) -> [(words: String, names: [String])] {
        guard command["shouldDisplay"] as? Bool != false,
            let name = command["commandName"] as? String, name != "help"
        else { return [] }
        let own = words + [name]
        let arguments = command["arguments"] as? [[String: Any]] ?? []
        let names = arguments.filter { $0["shouldDisplay"] as? Bool == true }.map { argument in
            let long = (argument["preferredName"] as? [String: Any])?["name"] as? String
            return long.map { "--\($0)" } ?? "<\(argument["valueName"] ?? "")>"
        }
        let children = command["subcommands"] as? [[String: Any]] ?? []
        return [(own.joined(separator: " "), names)]
            + children.flatMap { commands($0, behind: own) }
    }

    @Test func `the page has every command with all that it takes, and every variable`()
        async throws
    {
        let program = SegcastProcess.program
        let page = try await SegcastProcess.run([program, "manual"], [:]).output
            .replacing("\\-", with: "-").replacing("\\(dq", with: "\"")
        let dumped = try await SegcastProcess.run([program, "--experimental-dump-help"], [:])
        let tool = try #require(try dumped.json() as? [String: Any])
        let all = commands(try #require(tool["command"] as? [String: Any]))
        #expect(all.count > 25)
        for command in all.dropFirst() {
            let heading = page.split(separator: "\n").first { line in
                line.hasPrefix(".SS \"\(command.words)\"")
                    || line.hasPrefix(".SS \"\(command.words) ")
            }
            #expect(heading != nil, "\(command.words)")
            for name in command.names { #expect(page.contains(name), "\(command.words) \(name)") }
        }
        for key in DeploymentSettings.Key.allCases { #expect(page.contains(key.rawValue)) }
    }

    @Test func `the sample environment names every variable, and no other of ours`() throws {
        let names = try Self.text("docs/install/segcast.env").matches(of: /(?m)^#?([A-Z_]+)=/)
            .map { String($0.1) }
        let known = DeploymentSettings.Key.allCases.map(\.rawValue) + ["OMP_WAIT_POLICY"]
        #expect(Set(names) == Set(known))
    }

    @Test func `the sample configuration is one, and nobody's`() throws {
        let folder = Self.root.appending(path: "docs/install/config").path
        let sample = try Configuration(folder: folder)
        #expect(sample.exports.count == 1 && sample.outcomes.count == 1)
        #expect(!sample.warehouse.syntheticContacts)
    }
}

import Definitions
import Foundation
import Postgres
import Testing
import TestSupport
import Warehouse

/// A warehouse of somebody else's, and what a person changes in the contract that is proposed for it.
struct StrangeWarehouse: Sendable, CustomTestStringConvertible {
    /// One line that a person writes instead of another.
    struct Edit: Sendable {
        /// Which source it is of; empty for the lines above them.
        let source: String
        /// How the line begins that goes; with none the new one is added at the end of the source.
        let old: String
        /// The line that comes; with none nothing does.
        let new: String

        init(_ source: String, _ old: String, _ new: String) {
            self.source = source
            self.old = old
            self.new = new
        }
    }

    /// The fixture, and the schemas that are inspected.
    let name: String, schemas: [String]
    let edits: [Edit]

    var testDescription: String { name }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "WarehouseTests/Fixtures/warehouses")

    /// Makes its sources in the running test's database.
    func make() async throws {
        let file = Self.folder.appending(path: "\(name).sql")
        let text = try String(contentsOf: file, encoding: .utf8)
        try await TestDatabase.connect().run(Script(path: name, text: text))
    }

    /// Returns the contract with every edit made.
    func edited(_ text: String) throws -> String {
        var lines = text.components(separatedBy: "\n")
        for edit in edits {
            let start =
                edit.source.isEmpty ? 0 : try #require(lines.firstIndex(of: "\(edit.source):"))
            let end =
                lines[(start + 1)...].firstIndex { $0.hasSuffix(":") && $0.first?.isLetter == true }
                ?? lines.endIndex
            let indent = edit.source.isEmpty ? "" : "  "
            guard !edit.old.isEmpty else {
                let last =
                    lines[start..<end].lastIndex { $0.hasPrefix(indent) && !$0.isEmpty } ?? start
                lines.insert(indent + edit.new, at: last + 1)
                continue
            }
            let place = lines[start..<end].firstIndex { $0.hasPrefix(indent + edit.old) }
            let found = try #require(place, "\(name) has no line \(edit.old) of \(edit.source)")
            if edit.new.isEmpty {
                lines.remove(at: found)
            } else {
                lines[found] = indent + edit.new
            }
        }
        return lines.joined(separator: "\n")
    }

    /// What the contract of a folder maps, but for names of filters and how fresh sources are, which are as one likes.
    static func contract(in folder: String) throws -> WarehouseDefinition {
        var definition = try Configuration(folder: folder).warehouse
        for role in SourceRole.allCases {
            definition[role]?.columns = [:]
            definition[role]?.freshWithinHours = nil
        }
        return definition
    }
}

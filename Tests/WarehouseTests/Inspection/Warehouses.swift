import Foundation
import Postgres
import TestSupport
import Testing

@testable import Warehouse

/// The warehouses of the fixtures, and what is proposed for them.
enum Warehouses {
    /// The folder of fixtures.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Fixtures/warehouses")

    /// Makes the sources of a fixture.
    static func make(_ name: String) async throws {
        let text = try String(contentsOf: folder.appending(path: "\(name).sql"), encoding: .utf8)
        try await TestDatabase.connect().run(Script(path: name, text: text))
    }

    /// Runs statements.
    static func run(_ text: String) async throws {
        try await TestDatabase.connect().run(Script(path: "warehouse", text: text))
    }

    /// Returns what is proposed for schemas.
    static func propose(
        _ schemas: String...,
        except exceptions: [String] = [],
        named: [SourceRole: String] = [:]
    ) async throws -> ContractProposal {
        let sources = try TestDatabase.sources()
        let inspection = try await SchemaInspection(schemas, except: exceptions, from: sources)
        var guesser = try ContractGuesser(inspection, named: named)
        return try await guesser.propose()
    }
}

extension ContractProposal {
    /// What is said under a key of a source; `nil` where nothing is.
    func value(_ role: SourceRole, _ key: String) -> String? { entry(role, key)?.yaml }

    /// The entry under a key of a source.
    func entry(_ role: SourceRole, _ key: String) -> Entry? {
        sources.first { $0.role == role }?.entries.first { $0.key == key }
    }
}

import Definitions
import Exports
import Foundation
import Postgres
import Refresh
import Testing
import TestSupport
import Warehouse

/// What three shops' definitions are compiled to, as files that a change of a compiler is reviewed by.
///
/// `SEGCAST_RENEW_SNAPSHOTS=1` writes them anew, to be read as a diff before they are committed.
@Suite(.postgres)
struct CompiledStatementTests {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    private static let root = tests.deletingLastPathComponent().deletingLastPathComponent()

    /// A shop's definitions, its tables, and the instant nothing looks past.
    private struct Shop {
        let name: String
        let folder: URL
        let asOf: Int64
        let tables: @Sendable (Session) async throws -> Void
    }

    private static let shops = [
        Shop(name: "demo", folder: root.appending(path: "Config"), asOf: 1_320_796_800_000_000) {
            var text = "begin;\n"
            for script in ["found_shop", "fill_shop"] {
                let file = root.appending(path: "sql/scripts/segcast/\(script).sql")
                text += try String(contentsOf: file, encoding: .utf8)
            }
            try await $0.run(Script(path: "shop", text: text + "\ncommit;"))
        },
        Shop(
            name: "second_shop",
            folder: tests.appending(path: "SecondShop"),
            asOf: 1_756_699_200_000_000
        ) { _ in try await SecondShop.make() },
        Shop(
            name: "export_shop",
            folder: tests.appending(path: "ExportShop"),
            asOf: 1_709_510_400_000_000
        ) { try await $0.run(Script(path: "sources", text: ExportShop.sources(1))) },
    ]

    private func compiled(_ shop: Shop) async throws -> CompiledStatements {
        try await shop.tables(TestDatabase.connect())
        let deployment = try Deployment(
            Configuration(folder: shop.folder.path),
            publishingTo: MemoryDestination(),
            DeploymentSettings(["SEGCAST_DATABASE_URL": TestDatabase.url()]),
            reporting: { _ in }
        )
        let catalog = try await WarehouseCatalog(
            deployment.configuration.warehouse,
            from: deployment.sources
        )
        try catalog.requireSound()
        return CompiledStatements(deployment, catalog, asOf: Instant(microseconds: shop.asOf))
    }

    @Test(arguments: shops.indices)
    func `each statement is what was reviewed, and one that the server reads`(index: Int)
        async throws
    {
        let shop = Self.shops[index]
        let compiled = try await compiled(shop)
        let isRenewed = ProcessInfo.processInfo.environment["SEGCAST_RENEW_SNAPSHOTS"] == "1"
        for part in CompiledStatements.Part.allCases {
            let statements = try await compiled.of(part)
            let text = statements.map(\.text).joined(separator: "\n")
            let file = Self.tests.appending(path: "Snapshots/\(shop.name)/\(part.rawValue).sql")
            if isRenewed {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try text.write(to: file, atomically: true, encoding: .utf8)
            }
            let reviewed = try String(contentsOf: file, encoding: .utf8)
            #expect(
                reviewed == text,
                """
                \(shop.name) \(part.rawValue) is compiled to something else than \(file.lastPathComponent) says: \
                \(Self.difference(reviewed, text)). If that is meant, set SEGCAST_RENEW_SNAPSHOTS=1, run this test \
                and read the diff
                """
            )
            if part != .segments { try await prepare(statements) }
        }
    }

    /// Lets the server read statements that stand by themselves; a COPY, and what makes or reads a table
    /// that is there only meanwhile, does not.
    private func prepare(_ statements: [CompiledStatement]) async throws {
        let session = try await TestDatabase.connect()
        for compiled in statements where !compiled.statement.text.contains("copy (") {
            let text = compiled.statement.text
            let passing = ["create temporary table", "pg_temp", "segcast_data"]
            guard !passing.contains(where: text.contains) else { continue }
            // A parameter that the text never mentions has no type but the one that is sent with it.
            let types = compiled.values.indices.map {
                text.contains("$\($0 + 1)::") ? "unknown" : "text"
            }
            let list = types.isEmpty ? "" : "(\(types.joined(separator: ", ")))"
            let tried = Script(path: compiled.title, text: "prepare tried\(list) as \(text)")
            try await session.run(tried)
            try await session.run(Script(path: "deallocate", text: "deallocate tried"))
        }
    }

    private static func difference(_ old: String, _ new: String) -> String {
        let change = new.split(separator: "\n").difference(from: old.split(separator: "\n"))
        return change.prefix(4).map {
            switch $0 {
            case .insert(let line, let text, _): "+\(line + 1) \(text)"
            case .remove(let line, let text, _): "-\(line + 1) \(text)"
            }
        }
        .joined(separator: " | ")
    }
}

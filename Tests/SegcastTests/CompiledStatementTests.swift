import Definitions
import Exports
import Foundation
import Postgres
import Refresh
import Testing
import TestSupport
import Warehouse

/// What five shops' definitions are compiled to, as files that a change of a compiler is reviewed by.
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
        /// The templates with a list of columns that its definitions are compiled to.
        let typed: Set<String>
        let tables: @Sendable (Session) async throws -> Void
    }

    private static let always: Set = [
        "warehouse/count_rows", "segments/close_memberships", "segments/open_memberships",
    ]
    private static let labels: Set = ["learning/describe_labels", "learning/find_last_label"]

    private static let shops = [
        Shop(
            name: "demo",
            folder: root.appending(path: "Config"),
            asOf: 1_320_796_800_000_000,
            typed: always.union(labels)
        ) {
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
            asOf: 1_756_699_200_000_000,
            typed: always.union(labels)
        ) { _ in try await SecondShop.make() },
        Shop(
            name: "export_shop",
            folder: tests.appending(path: "ExportShop"),
            asOf: 1_709_510_400_000_000,
            typed: always
        ) { try await $0.run(Script(path: "sources", text: ExportShop.sources(1))) },
        Shop(
            name: "corner_shop",
            folder: tests.appending(path: "CornerShop"),
            asOf: 1_709_510_400_000_000,
            typed: always
        ) { try await $0.run(Script(path: "sources", text: corner)) },
        Shop(
            name: "grocery",
            folder: tests.appending(path: "Grocery"),
            asOf: 1_709_510_400_000_000,
            typed: ["warehouse/count_rows"]
        ) {
            let file = tests.appending(path: "Grocery/tables.sql")
            try await $0.run(
                Script(path: "sources", text: String(contentsOf: file, encoding: .utf8))
            )
        },
    ]

    /// People whose row holds what they agreed to, and orders of theirs and of guests.
    private static let corner = """
        create schema corner;
        create table corner.people (
            id uuid primary key, email text, since timestamptz, tel bigint, tier text, brand text, status text,
            accepts_email boolean, email_at timestamptz, sms_state text, sms_day date, accepts_post boolean
        );
        create table corner.orders (
            id bigint primary key, person uuid, buyer text, buyer_name text, at timestamp, total numeric, state text
        );
        create table corner.lines (order_id bigint, total numeric);
        """

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
    func `each statement is what was reviewed`(index: Int) async throws {
        let shop = Self.shops[index]
        let compiled = try await compiled(shop)
        let isRenewed = ProcessInfo.processInfo.environment["SEGCAST_RENEW_SNAPSHOTS"] == "1"
        for part in CompiledStatements.Part.allCases {
            let text = try await compiled.of(part).map(\.text).joined(separator: "\n")
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
        }
    }

    @Test(arguments: shops.indices)
    func `the server reads each statement, with the columns that its template's header promises`(
        index: Int
    ) async throws {
        let shop = Self.shops[index]
        let compiled = try await compiled(shop)
        let promised = try Dictionary(
            uniqueKeysWithValues: SQLFile.all(of: "templates").map { ($0.path, $0.columns) }
        )
        var met: Set<String> = []
        let session = try await TestDatabase.connect()
        for part in CompiledStatements.Part.allCases {
            var taken: [String]?
            try await session.begin()
            // The number of a build that is not there.
            try await session.sql("select segcast.make_partition('feature_values', 0) as name")
            for statement in try await compiled.of(part) {
                let path = statement.statement.path
                let described = try await described(statement, on: session)
                if case .run = Trial(statement.statement.text) {
                    // What is made is filled by what comes next.
                    taken = described.types
                    continue
                }
                if let taken {
                    #expect(described.types == taken, "\(shop.name): \(statement.title)")
                }
                taken = nil
                guard let columns = promised[path], !columns.isEmpty else { continue }
                met.insert(path)
                #expect(described.columns == columns, "\(shop.name): \(statement.title)")
            }
            await session.rollback()
        }
        #expect(met == shop.typed)
    }

    /// Has the server read a statement as it is sent; one that makes a table is run, and its table read.
    private func described(
        _ compiled: CompiledStatement,
        on session: Session
    ) async throws -> Described {
        switch Trial(compiled.statement.text) {
        case .prepare(let text):
            // A parameter that the text never mentions has no type but the one that is sent with it.
            let types = compiled.values.indices.map {
                text.contains("$\($0 + 1)::") ? "unknown" : "text"
            }
            return try await session.described(text, taking: types)
        case .run(let text):
            let made = text.firstMatch(of: /create temporary table "(\w+)"/)
            let table = "pg_temp.\(try #require(made).1)"
            // Each definition has tables of its own, of the same names.
            try await session.run(Script(path: "drop", text: "drop table if exists \(table)"))
            try await session.run(Script(path: compiled.title, text: text))
            return try await session.described("select * from \(table)")
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

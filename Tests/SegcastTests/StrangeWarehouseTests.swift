import Foundation
import Postgres
import Testing
import TestSupport
import Warehouse

/// Warehouses of several tongues and shapes, each to the right contract with at most five edits.
@Suite(.emptyPostgres)
struct StrangeWarehouseTests {
    static let mostEdits = 5

    @Test(arguments: StrangeWarehouse.all)
    func `a strange warehouse comes to the right contract with few edits`(
        warehouse: StrangeWarehouse
    ) async throws {
        try await SegcastProcess.withFolder { folder in
            try await warehouse.make()
            let segcast = SegcastProcess(config: "\(folder)/Config", outbox: "\(folder)/outbox")
            let proposed = try await segcast.run(["init", "--inspect"] + warehouse.schemas)
            try #require(proposed.status == 0, "\(proposed.errors)")
            let file = "\(folder)/Config/warehouse.yaml"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(!text.contains("@example.com"), "no customer's address stands in a proposal")
            let edited = try warehouse.edited(text)
            try edited.write(toFile: file, atomically: true, encoding: .utf8)
            print("\(warehouse.name): \(warehouse.edits.count) edits")
            #expect(warehouse.edits.count <= Self.mostEdits)
            let own = try StrangeWarehouse.contract(in: "\(folder)/Config")
            let answer = StrangeWarehouse.folder.appending(path: "\(warehouse.name).right.yaml")
            try FileManager.default.removeItem(atPath: file)
            try FileManager.default.copyItem(atPath: answer.path, toPath: file)
            let right = try StrangeWarehouse.contract(in: "\(folder)/Config")
            let differences = try Self.differences(own, right)
            #expect(own == right, "\(differences)\n\(text)")
            try edited.write(toFile: file, atomically: true, encoding: .utf8)
            try #require(try await segcast.run("init").status == 0)
            let check = try await segcast.run("check", "--as-of", "2025-11-01")
            #expect(check.status == 0, "\(check.output)\(check.errors)")
        }
    }

    @Test func `orders whose amounts are those of their lines are measured in money too`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            let warehouse = try #require(StrangeWarehouse.all.first { $0.name == "grocer" })
            try await warehouse.make()
            let segcast = SegcastProcess(config: "\(folder)/Config", outbox: "\(folder)/outbox")
            let proposed = try await segcast.run(["init", "--inspect"] + warehouse.schemas)
            try #require(proposed.status == 0, "\(proposed.errors)")
            func text(_ file: String) throws -> String {
                try String(contentsOfFile: "\(folder)/Config/\(file)", encoding: .utf8)
            }
            try #require(try text("warehouse.yaml").contains("amount_from: lines"))
            #expect(try text("features/shopper.yaml").contains("name: spend_365d"))
            #expect(try text("outcomes/purchase_30d.yaml").contains("monetary: spend_365d"))
        }
    }

    /// Whom one counts by hand: of 300 in the north two in three agreed, and of these none is deleted; of 400 customers every
    /// second agreed to advertising and 20 of these are deleted (who objected by address goes by name and postal code);
    /// of 350 clients 223 are there and agreed, and 7 of these have no order that counts.
    @Test(arguments: [("two_shops", 200), ("laden", 180), ("boutique", 216)])
    func `a right contract makes a list of those whom one counts by hand`(name: String, count: Int)
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            let warehouse = try #require(StrangeWarehouse.all.first { $0.name == name })
            try await warehouse.make()
            let segcast = SegcastProcess(config: "\(folder)/Config", outbox: "\(folder)/outbox")
            try #require(
                try await segcast.run(["init", "--inspect"] + warehouse.schemas).status == 0
            )
            try Self.change("\(folder)/Config/warehouse.yaml", warehouse.edited)
            // Everybody who bought, whatever the model says, and nobody is held back.
            try Self.change("\(folder)/Config/segments/likely_buyers.yaml") { text in
                let rule = try #require(text.range(of: "rule:"))
                return text[..<rule.lowerBound] + "rule: {feature: orders_total, at_least: 1}\n"
            }
            try Self.change("\(folder)/Config/exports/likely_buyers_google.yaml") {
                $0.replacing("control_group: advertising\n", with: "")
            }
            try Self.change("\(folder)/Config/outcomes/purchase_30d.yaml") {
                $0.replacing("horizon_days: 30", with: "horizon_days: 90")
                    + "gates: {auc_below_baseline: 0.5, calibration_error: 1, top_decile_lift: 0}\n"
            }
            try #require(try await segcast.run("init").status == 0)
            _ = try await segcast.run("run", "--as-of", "2025-11-01")
            let approved = try await segcast.run("models", "approve", "purchase_30d", "1")
            try #require(approved.status == 0, "\(approved.errors)")
            let run = try await segcast.run("run", "--as-of", "2025-11-01")
            try #require(run.status == 0, "\(run.errors)")
            let file = "\(folder)/outbox/likely_buyers_google/likely_buyers_google.000001.csv"
            let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == count + 1)
            #expect(try await segcast.run("verify").status == 0)
        }
    }

    private static func change(_ file: String, _ change: (String) throws -> String) throws {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try change(text).write(toFile: file, atomically: true, encoding: .utf8)
    }

    @Test
    func `what cannot be told is left open in a contract that says one thing when it is read`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            try await TestDatabase.connect().run(
                Script(
                    path: "people",
                    text: """
                        create schema shop;
                        create table shop.people (name text, email text);
                        insert into shop.people select 'x', 'same@example.com' from generate_series(1, 20);
                        create table shop.sums (id int primary key, at timestamptz, total numeric);
                        """
                )
            )
            let segcast = SegcastProcess(config: "\(folder)/Config", outbox: "\(folder)/outbox")
            let proposed = try await segcast.run("init", "--inspect", "shop")
            #expect(proposed.status == 0, "\(proposed.errors)")
            #expect(
                proposed.errors.contains("customers: shop.people: no column tells its rows apart")
            )
            #expect(proposed.errors.contains("what could not be told, and run this again"))
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/Config")
            #expect(files.sorted() == ["segcast.yaml", "warehouse.yaml"])
            // Until somebody has completed it, the same command says what the contract lacks.
            let again = try await segcast.run("init", "--inspect", "shop")
            #expect(again.status == 78 && again.errors.contains("customers"), "\(again.errors)")
            let now = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/Config")
            #expect(now.sorted() == files.sorted())
            let text = try String(
                contentsOfFile: "\(folder)/Config/warehouse.yaml",
                encoding: .utf8
            )
            #expect(text.contains("#   considered shop.people: no column tells its rows apart"))
            let check = try await segcast.run("check")
            #expect(check.status == 78)
            let issues = check.errors.split(separator: "\n").filter {
                $0.contains("warehouse.yaml")
            }
            #expect(issues.count == 1 && issues[0].contains("customers"), "\(check.errors)")
        }
    }

    @Test(arguments: [
        ["--inspect", "south", "north"], ["--inspect", "south", "--inspect", "north"],
    ])
    func `of several schemas the choice is told`(words: [String]) async throws {
        try await SegcastProcess.withFolder { folder in
            let warehouse = try #require(StrangeWarehouse.all.first { $0.name == "two_shops" })
            try await warehouse.make()
            let segcast = SegcastProcess(config: "\(folder)/Config", outbox: "\(folder)/outbox")
            let proposed = try await segcast.run(["init"] + words)
            #expect(proposed.status == 0, "\(proposed.errors)")
            for line in [
                "customers: north.customers was chosen: ", "customers: not south.clients: ",
                "south.clients with south.purchases looks like another shop: one database is one shop's",
            ] { #expect(proposed.errors.contains(line), "\(proposed.errors)") }
        }
    }

    /// What two contracts say otherwise, a line each.
    private static func differences(_ own: WarehouseDefinition, _ right: WarehouseDefinition) throws
        -> String
    {
        var lines = [
            "\(own.timeZone) \(own.currency) instead of \(right.timeZone) \(right.currency)"
        ]
        for role in SourceRole.allCases where own[role] != right[role] {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            func text(_ source: SourceDefinition?) throws -> String {
                guard let source else { return "nothing" }
                return String(decoding: try encoder.encode(source), as: UTF8.self)
            }
            lines.append(
                "\(role):\n  \(try text(own[role]))\ninstead of\n  \(try text(right[role]))"
            )
        }
        return lines.joined(separator: "\n")
    }
}

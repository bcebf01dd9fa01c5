import Foundation
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct StoppedSourceTests {
    @Test func `features are built from a source that stopped, and nobody is scored by them`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            let config = "\(folder)/Config"
            try FileManager.default.copyItem(atPath: SecondShop.folder, toPath: config)
            let warehouse = URL(filePath: "\(config)/warehouse.yaml")
            let text = try String(contentsOf: warehouse, encoding: .utf8)
            try text.replacing("  fresh_within_hours: 240\n", with: "")
                .write(to: warehouse, atomically: true, encoding: .utf8)
            try await SecondShop.make()
            let segcast = SegcastProcess(config: config, outbox: "\(folder)/outbox")
            try #require(try await segcast.run("init").status == 0)
            let built = try await segcast.run("build", "--as-of", "2026-06-01")
            #expect(built.status == 0, "\(built.errors)")
            #expect(built.output.contains("2026-06-01"))
            #expect(built.errors.contains("warning: orders: the newest row is of"))
            for command in [["check"], ["score"], ["train", "books_30d"], ["run"]] {
                let refused = try await segcast.run(command + ["--as-of", "2026-06-01"], [:])
                #expect(refused.status == 65)
                #expect((refused.output + refused.errors).contains("the newest row is of"))
                #expect(refused.tells("source-stopped"), "\(refused.errors)")
            }
        }
    }

    @Test(arguments: ["consents", "suppressions"])
    func `a source of whom not to write to that an edit takes out of the contract stops lists`(
        source: String
    ) async throws {
        try await SegcastProcess.withFolder { folder in
            let config = "\(folder)/Config"
            try FileManager.default.copyItem(atPath: SecondShop.folder, toPath: config)
            try await SecondShop.make()
            let segcast = SegcastProcess(config: config, outbox: "\(folder)/outbox")
            try #require(try await segcast.run("init").status == 0)
            let day = ["--as-of", "2025-11-01"]
            try #require(try await segcast.run(["build"] + day, [:]).status == 0)
            let warehouse = URL(filePath: "\(config)/warehouse.yaml")
            let blocks = try String(contentsOf: warehouse, encoding: .utf8).split(separator: "\n\n")
            try blocks.filter { !$0.hasPrefix("\(source):") }.joined(separator: "\n\n")
                .write(to: warehouse, atomically: true, encoding: .utf8)
            for command in [["check"], ["export"], ["run"]] {
                let refused = try await segcast.run(command + day, [:])
                let told = refused.output + refused.errors
                #expect(refused.status == 65 && told.contains("the contract maps none any more"))
            }
        }
    }
}

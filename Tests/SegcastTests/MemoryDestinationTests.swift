import Definitions
import Exports
import Refresh
import TestSupport
import Testing
import Warehouse

/// Exports whose destination is no folder.
@Suite(.emptyPostgres)
struct MemoryDestinationTests {
    /// A shop whose lists are published to memory.
    private struct MemoryShop {
        let shop: ExportShop, deployment: Deployment
        let memory = MemoryDestination()

        init(in folder: String) async throws {
            shop = try await ExportShop(in: folder)
            deployment = try Deployment(
                Configuration(folder: shop.segcast.config),
                publishingTo: memory,
                DeploymentSettings([
                    "SEGCAST_DATABASE_URL": try TestDatabase.url(),
                    "SEGCAST_KEY": String(repeating: "5e", count: 32),
                ]),
                reporting: { _ in }
            )
        }

        func export(_ name: String) async throws -> ExportResults {
            let hashes = try await deployment.apply()
            let day = try await RefreshDay(
                deployment,
                hashes,
                asOf: ExportShop.day,
                reading: SourceRole.contacts
            )
            var results = ExportResults(ExportStage(day))
            for export in deployment.configuration.exports where export.name == name {
                await results.add(export)
            }
            return results
        }

        func bytes(_ path: String) throws -> [UInt8] {
            let reader = try memory.reader(of: DestinationPath(path), chunkBytes: 1 << 20)
            return try reader.next() ?? []
        }

        /// What a verifier finds broken.
        func breaches() async throws -> [String] {
            let verifier = ExportVerifier(deployment.pool, memory, key: try deployment.key())
            return try await verifier.checks().flatMap(\.breaches)
        }
    }

    @Test func `a list is published, found published, cut and proved where no folder is`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            let shop = try await MemoryShop(in: folder)
            for wasPublished in [false, true] {
                let made = try await shop.export("news")
                #expect(made.failures.isEmpty && made.publications.count == 1, "\(made.failures)")
                #expect(made.publications.first?.files == ["memory:/news/news.000001.csv"])
                #expect(made.publications.first?.wasPublished == wasPublished)
                #expect(try shop.bytes("news/news.000001.csv") == ExportShop.news())
            }
            try #require(try await shop.export("ads_list").failures.isEmpty)
            try await shop.shop.session.sql(
                "insert into till.blocked select min(customer_id) from segcast.export_members where run_id <> 1"
            )
            let cut = try await shop.export("ads_list")
            #expect(cut.failures.isEmpty && cut.publications.count == 1, "\(cut.failures)")
            #expect(
                shop.memory.list().files.map(\.text) == [
                    ".segcast/ads_list.json", ".segcast/news.json",
                    "ads_list/ads_list.000001.csv", "ads_list/ads_list.000001.manifest.json",
                    "ads_list/ads_list.000002.csv", "ads_list/ads_list.000002.manifest.json",
                    "ads_list/ads_list.000002.removals.csv",
                    "news/news.000001.csv", "news/news.000001.manifest.json",
                ]
            )
            #expect(try await shop.breaches() == [])
        }
    }

    @Test func `no manifest says that a list is there whose name others' bytes have`() async throws
    {
        try await SegcastProcess.withFolder { folder in
            let shop = try await MemoryShop(in: folder)
            let name = DestinationPath.published("news.000001.csv", of: "news")
            let draft = shop.memory.draft(shop.memory.stage(99, 1).path.below("manifest.json"))
            try draft.write([0])
            try shop.memory.publish(draft.path, as: name, sha256: draft.finish())
            let made = try await shop.export("news")
            #expect(made.publications.isEmpty && made.failures.count == 1)
            #expect(made.failures.first is OutboxError)
            #expect(try shop.bytes("news/news.000001.csv") == [0])
            #expect(shop.memory.names(in: .folder(of: "news")) == [name.name])
            let reason: String = try await shop.shop.value(
                "select attention_reason from segcast.export_runs"
            )
            #expect(reason == "foreign_file")
            shop.memory.remove(name)
            _ = try await shop.shop.accept(1)
            #expect(try await shop.export("news").failures.isEmpty)
            #expect(try shop.bytes("news/news.000001.csv") == ExportShop.news())
        }
    }
}

import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct LateTests {
    /// Somebody withdraws, somebody is suppressed, somebody is erased.
    private func letThreeLeave(_ session: Session) async throws {
        try await session.sql("insert into till.consents values (7, false, '2024-03-04')")
        try await session.sql("insert into till.blocked values (8)")
        try await session.sql("delete from till.people where id = 9")
    }

    @Test(arguments: ["committed", "publish.linked"])
    func `what was committed and not published goes out without whoever left since`(point: String)
        async throws
    {
        try await withShop { shop in
            let cut = try await shop.export("news", ["SEGCAST_FAILPOINT": "\(point)=kill"])
            #expect(cut.status == 9)
            try await letThreeLeave(shop.session)
            try await shop.expireLeases()
            let resumed = try await shop.export("news")
            try #require(resumed.status == 0, "\(resumed.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news(without: [7, 8, 9]))
            let charged: Int = try await shop.value(
                "select count(*) from segcast.reservations where run_id = 1 and released_at is null"
            )
            #expect(charged == 376)
        }
    }

    @Test(arguments: ["committed", "publish.linked"])
    func `a late list gives way to that of another day, and nobody is written to twice`(
        point: String
    ) async throws {
        try await withShop { shop in
            let cut = try await shop.export("news", ["SEGCAST_FAILPOINT": "\(point)=kill"])
            #expect(cut.status == 9)
            try await shop.expireLeases()
            let made = try await shop.export("news", day: "2024-03-05")
            try #require(made.status == 0, "\(made.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news())
            #expect(throws: CocoaError.self) { try shop.file("news", 2) }
            #expect(try await states(shop) == "superseded published")
            let charged: Int = try await shop.value(
                "select count(*) from \(ExportShop.charged) where contact_count <> 1"
            )
            #expect(charged == 0)
        }
    }

    @Test func `a late list does not go out once the scores that chose it have expired`()
        async throws
    {
        try await withShop { shop in
            for export in ["news", "ads_list"] {
                _ = try await shop.export(export, ["SEGCAST_FAILPOINT": "committed=kill"])
            }
            try await shop.expireLeases()
            try await shop.session.sql("update segcast.releases set valid_until = '2024-03-05'")
            let refused = try await shop.export("news", day: "2024-03-07")
            #expect(refused.status == 65 && refused.errors.contains("no release is in force"))
            let arguments = ["export", "ads_list", "--removals-only", "--as-of", "2024-03-07"]
            #expect(try await shop.segcast.run(arguments, [:]).status == 0)
            #expect(throws: CocoaError.self) { try shop.file("news", 1) }
            #expect(throws: CocoaError.self) { try shop.file("ads_list", 1) }
            #expect(try await states(shop) == "superseded superseded")
        }
    }

    @Test func `a late list gives way to what an edit made of it, for nobody has seen it`()
        async throws
    {
        try await withShop { shop in
            _ = try await shop.export("news", ["SEGCAST_FAILPOINT": "committed=kill"])
            try await shop.expireLeases()
            try shop.edit("exports/news.yaml") { $0 + "control_group: quiet\n" }
            let made = try await shop.export("news")
            #expect(made.status == 0, "\(made.errors)")
            #expect((190..<379).contains(try shop.rows("news", 1).count))
            #expect(try await states(shop) == "superseded published")
        }
    }

    @Test func `what was asked for again and is late is sent once, however often it is asked`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            let arguments = [
                "export", "news", "--as-of", ExportShop.day, "--again", "--reason", "lost there",
            ]
            _ = try await shop.segcast.run(arguments, ["SEGCAST_FAILPOINT": "committed=kill"])
            try await shop.expireLeases()
            let resumed = try await shop.segcast.run(arguments, [:])
            try #require(resumed.status == 0, "\(resumed.errors)")
            #expect(try shop.file("news", 2) == ExportShop.news())
            #expect(try await states(shop) == "published published")
        }
    }

    private func states(_ shop: ExportShop) async throws -> String {
        try await shop.value(
            "select string_agg(state, ' ' order by run_id) from segcast.export_runs"
        )
    }

    @Test(arguments: ["reopen.commit", "reopened", "stage.commit", "committed", "publish.linked"])
    func `a late list that is killed on its second way goes on to the same file`(point: String)
        async throws
    {
        try await withShop { shop in
            _ = try await shop.export("news", ["SEGCAST_FAILPOINT": "publish.linked=kill"])
            try await letThreeLeave(shop.session)
            try await shop.expireLeases()
            let cut = try await shop.export("news", ["SEGCAST_FAILPOINT": "\(point)=kill"])
            #expect(cut.status == 9)
            try await shop.expireLeases()
            let resumed = try await shop.export("news")
            try #require(resumed.status == 0, "\(resumed.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news(without: [7, 8, 9]))
            let runs: Int = try await shop.value("select count(*) from segcast.export_runs")
            #expect(runs == 1)
        }
    }

    @Test func `a list whose manifest lies there is out, and nothing of it is taken back`()
        async throws
    {
        try await withShop { shop in
            _ = try await shop.export("news", ["SEGCAST_FAILPOINT": "publish.manifest=kill"])
            try await letThreeLeave(shop.session)
            try await shop.expireLeases()
            let resumed = try await shop.export("news")
            try #require(resumed.status == 0, "\(resumed.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news())
        }
    }

    @Test func `a late list that nobody left goes out as it was committed`() async throws {
        try await withShop { shop in
            _ = try await shop.export("news", ["SEGCAST_FAILPOINT": "committed=kill"])
            let manifest: String = try await shop.value("select manifest from segcast.export_runs")
            try await shop.expireLeases()
            try #require(try await shop.export("news").status == 0)
            let published = try shop.file("news", 1, ".manifest.json")
            #expect(String(decoding: published, as: UTF8.self) == manifest)
        }
    }

    @Test func `removals that a person cancelled do not keep the next ones from being made`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try await letThreeLeave(shop.session)
            let arguments = ["export", "ads_list", "--removals-only", "--as-of", "2024-03-05"]
            _ = try await shop.segcast.run(arguments, ["SEGCAST_FAILPOINT": "reserved=kill"])
            try await shop.expireLeases()
            try #require(try await shop.segcast.run("runs", "cancel", "2").status == 0)
            let made = try await shop.segcast.run(arguments, [:])
            try #require(made.status == 0, "\(made.errors)")
            let before = try shop.rows("ads_list", 1)
            let after = try shop.rows("ads_list", 2)
            #expect(
                try shop.rows("ads_list", 2, ".removals.csv") == before.subtracting(after)
            )
        }
    }
}

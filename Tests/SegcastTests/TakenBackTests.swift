import Foundation
import Postgres
import TestSupport
import Testing

/// A shop whose second release is a mistake: it chose 300 of the 400 people.
@Suite(.emptyPostgres)
struct TakenBackTests {
    private func mistake(_ shop: ExportShop) async throws {
        for text in [
            """
            insert into segcast.releases (as_of, build_id, release_key, state, released_at, valid_until)
            values ('2024-03-02', 1, 'mistaken', 'released', now(), '2024-06-01')
            """,
            "update segcast.current_release set release_id = 2",
            "delete from segcast.memberships where segment = 'everybody' and customer_id > 300",
        ] {
            try await shop.session.sql(text)
        }
    }

    /// Puts one of the two releases in the place of the other, with whom it chose.
    private func putBack(_ release: Int, _ shop: ExportShop) async throws {
        let other = 3 - release
        let planted = "encode(sha256(E'segment\\nplanted\\n{}'), 'hex')"
        for text in [
            "update segcast.releases set state = case release_id when 2 then '\(release == 1 ? "withdrawn" : "released")' else state end",
            "update segcast.current_release set release_id = \(release)",
            "insert into segcast.release_acts (release_id, act, replaced_release_id, reason) values (\(release), 'put_back', \(other), 'a test says so')",
            "delete from segcast.memberships where segment = 'everybody' and customer_id > 300",
            """
            insert into segcast.memberships (segment, customer_id, entered_at, entered_release_id, entered_definition_hash, entered_reason)
            select 'everybody', id, '2024-01-01', 1, \(planted), 'planted' from till.people where id > 300 and \(release) = 1
            """,
        ] {
            try await shop.session.sql(text)
        }
    }

    private func releaseID(_ shop: ExportShop, _ export: String, _ number: Int) throws -> Int? {
        let bytes = Data(try shop.file(export, number, ".manifest.json"))
        let manifest = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        return manifest?["release_id"] as? Int
    }

    @Test func `a list of a day is made again by the release that was put back, and back again`()
        async throws
    {
        try await withShop { shop in
            try await mistake(shop)
            try #require(try await shop.export("ads_list").status == 0)
            try await putBack(1, shop)
            for _ in 1...2 {
                let made = try await shop.export("ads_list")
                try #require(made.status == 0, "\(made.errors)")
                #expect(made.output.contains(#""sequence" : 2"#), "\(made.output)")
            }
            #expect(try releaseID(shop, "ads_list", 1) == 2)
            #expect(try releaseID(shop, "ads_list", 2) == 1)
            #expect(
                try shop.rows("ads_list", 2).isStrictSuperset(of: shop.rows("ads_list", 1))
            )
            try await putBack(2, shop)
            try #require(try await shop.export("ads_list").status == 0)
            #expect(try shop.rows("ads_list", 3) == shop.rows("ads_list", 1))
            try await putBack(1, shop)
            try #require(try await shop.export("ads_list").status == 0)
            #expect(try shop.rows("ads_list", 4) == shop.rows("ads_list", 2))
        }
    }

    @Test func `letters that a mistake sent are not sent again by putting it right`() async throws {
        try await withShop { shop in
            try await mistake(shop)
            try #require(try await shop.export("news").status == 0)
            try await putBack(1, shop)
            let refused = try await shop.export("news")
            #expect(
                refused.status == 65 && refused.errors.contains("its release changed since"),
                "\(refused.errors)"
            )
            let asked = try await shop.exportAgain("news", because: "all of them")
            #expect(asked.status == 0, "\(asked.errors)")
            #expect(try shop.file("news", 2) == ExportShop.news())
        }
    }

    @Test(arguments: ["committed", "publish.linked"])
    func `what a mistake chose and what could not be linked never goes out`(point: String)
        async throws
    {
        try await withShop { shop in
            try await mistake(shop)
            let cut = try await shop.export("news", ["SEGCAST_FAILPOINT": "\(point)=kill"])
            #expect(cut.status == 9)
            try await shop.expireLeases()
            try await putBack(1, shop)
            let made = try await shop.export("news")
            try #require(made.status == 0, "\(made.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news())
            #expect(try releaseID(shop, "news", 1) == 1)
            let states: String = try await shop.value(
                "select string_agg(state, ' ' order by run_id) from segcast.export_runs"
            )
            #expect(states == "superseded published")
            let charged: Int = try await shop.value(
                "select count(*) from segcast.reservations where released_at is null"
            )
            #expect(charged == 379, "380 agreed, one of them is suppressed")
        }
    }

    @Test(arguments: ["planned", "gate"])
    func `a list whose release is taken back while it is made ends, and the next is right`(
        point: String
    ) async throws {
        try await withShop { shop in
            try await mistake(shop)
            let ended = try await shop.export("news", stoppedAt: point) {
                try await putBack(1, shop)
            }
            #expect(ended.status == 75 && ended.errors.contains("taken back"), "\(ended.errors)")
            #expect(ended.tells("release-taken-back"), "\(ended.errors)")
            let made = try await shop.export("news")
            try #require(made.status == 0, "\(made.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news())
            #expect(try releaseID(shop, "news", 1) == 1)
        }
    }

    @Test func `a segment that a mistake filled is refused until it is filled anew`() async throws {
        try await withShop { shop in
            try await mistake(shop)
            try await shop.session.sql(
                "update segcast.segments set release_id = 2 where segment = 'everybody'"
            )
            try #require(try await shop.export("ads_list").status == 0)
            try await putBack(1, shop)
            let refused = try await shop.export("ads_list")
            #expect(
                refused.status == 65 && refused.errors.contains("everybody still holds"),
                "\(refused.errors)"
            )
            #expect(refused.tells("segments-outdated"), "\(refused.errors)")
            try await shop.session.sql("insert into till.blocked values (8)")
            let arguments = ["export", "ads_list", "--removals-only", "--as-of", ExportShop.day]
            let removed = try await shop.segcast.run(arguments, [:])
            #expect(removed.status == 0, "whoever is suppressed leaves all the same")
            #expect(try shop.rows("ads_list", 2, ".removals.csv").count == 1)
            try await shop.session.sql(
                "insert into segcast.releases (as_of, build_id, release_key, state, valid_until) values ('2024-02-01', 1, 'expired', 'released', '2024-02-02')"
            )
            try await shop.session.sql("update segcast.segments set release_id = 3")
            let outdated = try await shop.export("ads_list")
            #expect(
                outdated.status == 65 && outdated.errors.contains("everybody still holds"),
                "scores of a month ago chose it: \(outdated.errors)"
            )
            try await shop.session.sql("update segcast.segments set release_id = 1")
            let made = try await shop.export("ads_list")
            #expect(made.status == 0, "\(made.errors)")
        }
    }
}

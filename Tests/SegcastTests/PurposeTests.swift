import Foundation
import Postgres
import TestSupport
import Testing

/// What `check` says of purposes, and `why` of people who are gone.
@Suite(.emptyPostgres)
struct PurposeTests {
    private func check(_ shop: ExportShop) async throws -> String {
        let check = try await told(shop)
        #expect(check.status == 0, "\(check.output)\(check.errors)")
        return check.output
    }

    private func told(_ shop: ExportShop) async throws -> SegcastProcess.Result {
        try await shop.segcast.run("check", "--as-of", ExportShop.day)
    }

    /// Gives consents a purpose each, spelled by the people's numbers.
    private func spell(_ shop: ExportShop) async throws {
        try await shop.session.sql("alter table till.consents add column what text")
        try await shop.session.sql(
            "update till.consents set what = (array['Marketing ', 'sms', 'someone@example.org'])[1 + person % 3]"
        )
        try shop.edit("warehouse.yaml") {
            $0.replacingOccurrences(of: "purpose_is: marketing", with: "purpose: what")
        }
    }

    @Test func `a purpose that no consent is for is found, and what they are for is named`()
        async throws
    {
        try await withShop { shop in
            #expect(try await !check(shop).contains("asks consent for"))
            try shop.edit("channels/ads.yaml") {
                $0.replacingOccurrences(of: "[marketing]", with: "[marketing, ads]")
            }
            let found = try await check(shop)
            #expect(found.contains("asks consent for ads, and no consent is for that"), "\(found)")
            #expect(found.contains("the consents are for marketing"), "\(found)")
            #expect(try await told(shop).tells("purpose-unheld"))
        }
    }

    @Test func `a purpose that no channel asks for is found, and no address is quoted`()
        async throws
    {
        try await withShop { shop in
            try await spell(shop)
            let found = try await check(shop)
            #expect(found.contains("no channel asks for sms and 1 more"), "\(found)")
            #expect(!found.contains("someone@"), "\(found)")
            #expect(try await told(shop).tells("purpose-unasked"))
            #expect(!found.contains("asks consent for"), "\(found)")
        }
    }

    @Test func `a purpose is found on check where no consents are mapped`() async throws {
        try await withShop { shop in
            try shop.edit("warehouse.yaml") { text in
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                let begins = lines.firstIndex { $0.hasPrefix("consents:") } ?? 0
                let ends = lines.firstIndex { $0.hasPrefix("suppressions:") } ?? 0
                return (lines[..<begins] + lines[ends...]).joined(separator: "\n")
            }
            #expect(try await check(shop).contains("no consents are mapped"))
            #expect(try await told(shop).tells("consents-unmapped"))
        }
    }

    @Test func `why tells that somebody is erased, and since when runs know`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            try #require(try await shop.export("ads_list").status == 0)
            #expect(try await !shop.segcast.run("why", "7").output.contains("erased"))
            try await shop.session.sql("delete from till.people where id = 7")
            let told = try await shop.segcast.run("why", "7")
            try #require(told.status == 0, "\(told.errors)")
            #expect(told.output.contains("erased") && told.output.contains("last on a list at"))
            #expect(!told.output.contains("nor had when a run asked"), "\(told.output)")
            try #require(try await shop.export("news", day: "2024-03-05").status == 0)
            let since = try await shop.segcast.run("why", "7", "--export", "3")
            #expect(since.output.contains("nor had when a run asked at"), "\(since.output)")
            #expect(since.output.contains("not_in_customers"), "\(since.output)")
            #expect(!since.output.contains("example.com"))
        }
    }
}

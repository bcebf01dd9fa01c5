import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct EditTests {
    private func runs(_ shop: ExportShop, of export: String) async throws -> Int {
        try await shop.value("select count(*) from segcast.export_runs where export = '\(export)'")
    }

    /// Edits that change nobody's list of letters: file, what is replaced, and by what.
    static let harmless = [
        ("exports/news.yaml", "owner: crm", "owner: sales"),
        ("exports/news.yaml", "min_members: 10", "min_members: 11\nlargest_loss: 0.5"),
        (
            "segments/everybody.yaml", "owner: crm\npurpose: Planted by the tests",
            "owner: x\npurpose: y"
        ),
        (
            "policies.yaml", "{name: b_daily, channels: [mail, ads], limit: 2",
            "{name: c_ads, channels: [ads], limit: 1, window_hours: 24}\n  - {name: b_daily, channels: [mail, ads], limit: 2"
        ),
        ("policies.yaml", "salt: hush", "salt: shout"),
        ("policies.yaml", "channels: [mail, ads, social]", "channels: [social, ads, mail]"),
        ("channels/ads.yaml", "min_stay_days: 2", "min_stay_days: 3"),
        ("warehouse.yaml", "relation: till.visits", "relation: till.visits\n  min_rows: 1"),
        (
            "warehouse.yaml", "relation: till.people",
            "relation: till.people\n  min_rows: 1\n  columns: {post: zip}"
        ),
        ("warehouse.yaml", "currency: EUR", "currency: GBP"),
    ]

    @Test(arguments: harmless)
    func `an edit that changes nobody's list finds the list that was sent`(
        file: String,
        old: String,
        new: String
    ) async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            try shop.edit(file, old, to: new)
            let again = try await shop.export("news")
            #expect(again.status == 0, "\(again.errors)")
            #expect(again.output.contains(#""was_published" : true"#), "\(again.output)")
            #expect(try await runs(shop, of: "news") == 1)
        }
    }

    /// Edits that change who gets letters, and the part that is named.
    static let telling = [
        ("policies.yaml", "limit: 3", "limit: 4", "caps"),
        ("segments/everybody.yaml", "is: [1]", "is: [2]", "segments"),
        ("exports/news.yaml", "min_members: 10", "exclude_segments: [few]", "exclude_segments"),
        ("exports/news.yaml", "min_members: 10", "control_group: quiet", "control_group"),
        ("warehouse.yaml", "time_zone: UTC", "time_zone: Etc/GMT+3", "time_zone"),
        (
            "warehouse.yaml", "recorded_at: at",
            "recorded_at: at\n  granted_values: [yes, \"true\"]", "consents"
        ),
    ]

    @Test(arguments: telling)
    func `no edit sends letters of the same day twice, unless somebody says why`(
        file: String,
        old: String,
        new: String,
        part: String
    ) async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            try shop.edit(file, old, to: new)
            let refused = try await shop.export("news")
            #expect(refused.status == 65, "\(refused.output)")
            #expect(
                refused.errors.contains(part) && refused.errors.contains("--again --reason"),
                "\(refused.errors)"
            )
            #expect(refused.tells("already-sent"), "\(refused.errors)")
            #expect(try await runs(shop, of: "news") == 1)
            let asked = try await shop.exportAgain("news", because: "the first one had no pictures")
            try #require(asked.status == 0, "\(asked.errors)")
            let manifest = String(
                decoding: try shop.file("news", 2, ".manifest.json"),
                as: UTF8.self
            )
            #expect(manifest.contains("the first one had no pictures"))
            let audited: Int = try await shop.value(
                """
                select count(*) from segcast.audit_entries
                where event = 'export_again' and detail::text like '%no pictures%'
                """
            )
            #expect(audited == 1)
            #expect(try await shop.export("news").status == 0)
            #expect(try await runs(shop, of: "news") == 2)
        }
    }

    @Test func `asking again takes a reason, and one export`() async throws {
        try await withShop { shop in
            for arguments in [
                ["export", "news", "--again"], ["export", "news", "--reason", "why"],
                ["export", "--again", "--reason", "why"],
                ["export", "news", "--again", "--reason", " "],
            ] {
                let refused = try await shop.segcast.run(arguments, [:])
                #expect(refused.status == 64)
            }
        }
    }

    @Test
    func `an audience that was edited is refreshed the same day, and entering is charged once`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try shop.edit("policies.yaml") {
                $0.replacingOccurrences(of: "share: 0.1", with: "share: 0.2")
            }
            let refreshed = try await shop.export("ads_list")
            try #require(refreshed.status == 0, "\(refreshed.errors)")
            let before = try shop.rows("ads_list", 1)
            let after = try shop.rows("ads_list", 2)
            #expect(
                try shop.rows("ads_list", 2, ".removals.csv") == before.subtracting(after)
            )
            try shop.edit("policies.yaml") {
                $0.replacingOccurrences(of: "share: 0.2", with: "share: 0.1")
            }
            try #require(try await shop.export("ads_list").status == 0)
            #expect(try shop.rows("ads_list", 3) == shop.rows("ads_list", 1))
            #expect(try await shop.export("ads_list").output.contains(#""sequence" : 3"#))
        }
    }

    @Test func `letters that were sent before lists had an identity are not sent again`()
        async throws
    {
        try await withShop(isTampered: true) { shop in
            try #require(try await shop.export("news").status == 0)
            try await shop.session.sql(
                "update segcast.export_runs set data_hash = null, data_parts = '{}', logical_time = null, export_key = 'old'"
            )
            try shop.edit("policies.yaml") {
                $0.replacingOccurrences(of: "limit: 3", with: "limit: 4")
            }
            let found = try await shop.export("news")
            #expect(found.status == 0, "\(found.errors)")
            #expect(try await runs(shop, of: "news") == 1)
        }
    }

    @Test(arguments: ["planned", "staged"])
    func `a manifest names the definition that its run was planned by, whatever was edited since`(
        point: String
    ) async throws {
        try await withShop { shop in
            _ = try await shop.export("news", ["SEGCAST_FAILPOINT": "\(point)=kill"])
            try await shop.expireLeases()
            try shop.edit("exports/news.yaml") {
                $0.replacingOccurrences(of: "owner: crm", with: "owner: sales")
            }
            let made = try await shop.export("news")
            try #require(made.status == 0, "\(made.errors)")
            let planned: String = try await shop.value(
                "select definition_hash from segcast.export_runs"
            )
            let manifest = String(
                decoding: try shop.file("news", 1, ".manifest.json"),
                as: UTF8.self
            )
            #expect(manifest.contains(planned))
        }
    }

    @Test(arguments: ["none", "presence"])
    func `letters are not sent again because they count otherwise by now`(
        contact: String
    ) async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            try shop.edit("channels/mail.yaml") {
                $0.replacingOccurrences(of: "contact: send", with: "contact: \(contact)")
            }
            let refused = try await shop.export("news")
            #expect(
                refused.status == 65 && refused.errors.contains("channel changed since"),
                "\(refused.errors)"
            )
        }
    }

    @Test(arguments: [false, true])
    func `letters are not sent again under another name`(isEditedToo: Bool) async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            if isEditedToo {
                try shop.edit("policies.yaml") {
                    $0.replacingOccurrences(of: "limit: 3", with: "limit: 4")
                }
            }
            let exports = "\(shop.folder)/Config/exports"
            try FileManager.default.moveItem(
                atPath: "\(exports)/news.yaml",
                toPath: "\(exports)/letters.yaml"
            )
            try shop.edit("exports/letters.yaml") {
                $0.replacingOccurrences(of: "export: news", with: "export: letters")
            }
            let refused = try await shop.export("letters")
            #expect(refused.status == 65 && refused.errors.contains("of news"), "\(refused.errors)")
            if isEditedToo { return }
            try shop.edit("exports/letters.yaml") { $0 + "was: news\n" }
            let found = try await shop.export("letters")
            #expect(
                found.status == 0 && found.output.contains("news.000001.csv"),
                "\(found.errors)"
            )
            let next = try await shop.export("letters", day: "2024-03-05")
            try #require(next.status == 0, "\(next.errors)")
            #expect(try shop.rows("letters", 1) == shop.rows("news", 1))
        }
    }

    @Test func `a cap counts what was sent before it and its channel got other names`() async throws
    {
        try await withShop { shop in
            for name in ["race_01", "race_02"] {
                let made = try await shop.export(name)
                try #require(made.status == 0, "\(made.errors)")
            }
            let races = (1...16).map { "exports/race_\($0 < 10 ? "0" : "")\($0).yaml" }
            for file in races + ["channels/mail.yaml", "exports/news.yaml"] {
                try shop.edit(file) {
                    $0.replacingOccurrences(of: "channel: mail", with: "channel: letters")
                }
            }
            try shop.edit("policies.yaml") { policy in
                policy.replacingOccurrences(of: "mail", with: "letters")
                    .replacingOccurrences(of: "b_daily", with: "daily")
            }
            let third = try await shop.export("news")
            #expect(third.status == 65, "\(third.output)")
            #expect(third.errors.contains("capped:daily 379"), "\(third.errors)")
        }
    }

    @Test func `a list is measured by whom it may contact, not by whom the segments hold`()
        async throws
    {
        try await withShop { shop in
            try await shop.session.sql("create table till.kept as table till.consents")
            try await shop.session.sql("update till.consents set is_granted = person % 20 = 1")
            try #require(try await shop.export("news").status == 0)
            try await shop.session.sql("update till.consents set is_granted = true")
            let grown = try await shop.export("news", day: "2024-03-05")
            #expect(
                grown.status == 65 && grown.errors.contains("largest_growth"),
                "\(grown.errors)"
            )
            try await shop.session.sql("truncate till.consents")
            try await shop.session.sql("insert into till.consents table till.kept")
        }
    }

    @Test func `details that nobody can match count as a loss of the list`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            try await shop.session.sql(
                "update till.people set email = 'no address', phone = '' where id > 100"
            )
            let held = try await shop.export("news", day: "2024-03-05")
            #expect(held.status == 65 && held.errors.contains("runs accept 2"), "\(held.errors)")
            let charged: Int = try await shop.value(
                "select count(*) from segcast.reservations where run_id = 2 and released_at is null"
            )
            #expect(charged == 0)
        }
    }

    @Test func `an export asks of its sources what a whole run asks`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try shop.edit("warehouse.yaml") {
                $0.replacingOccurrences(
                    of: "relation: till.blocked",
                    with: "relation: till.blocked\n  min_rows: 2"
                )
            }
            try await shop.session.sql("insert into till.consents values (1, false, '2024-03-04')")
            try await shop.session.sql("insert into till.consents values (2, false, '2024-03-04')")
            let refused = try await shop.export("ads_list", day: "2024-03-05")
            #expect(
                refused.status == 65 && refused.errors.contains("min_rows"),
                "\(refused.errors)"
            )
            // Who withdrew leaves all the same.
            let before = try shop.rows("ads_list", 1)
            #expect(try shop.rows("ads_list", 2).isSubset(of: before))
            #expect(try await shop.export("news", day: "2024-03-05").status == 65)
            #expect(!FileManager.default.fileExists(atPath: "\(shop.folder)/outbox/news"))
        }
    }

    @Test func `with another key nothing is planned, whichever list it is`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            let other = ["SEGCAST_KEY": String(repeating: "ab", count: 32)]
            let held = try await shop.export("news", other)
            #expect(held.status == 78 && held.errors.contains("SEGCAST_KEY"), "\(held.errors)")
            #expect(held.tells("other-key"), "\(held.errors)")
            #expect(try await runs(shop, of: "news") == 0)
        }
    }
}

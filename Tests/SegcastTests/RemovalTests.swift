import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct RemovalTests {
    private func removals(
        _ shop: ExportShop,
        from export: String = "ads_list",
        day: String = "2024-03-05",
        _ environment: [String: String] = [:]
    ) async throws -> SegcastProcess.Result {
        try await shop.segcast.run(
            ["export", export, "--removals-only", "--as-of", day],
            environment
        )
    }

    @Test func `a mailbox stays on a list under its one contact when its other record is found`()
        async throws
    {
        try await withShop(isTampered: true) { shop in
            try await shop.session.sql(
                "update till.people as twin set email = people.email, phone = people.phone, last_name = people.last_name, zip = people.zip from till.people where twin.id = 50 and people.id = 49"
            )
            try #require(try await shop.export("ads_list").status == 0)
            let contacts = "select sum(contact_count)::bigint from \(ExportShop.charged)"
            let before: Int = try await shop.value(contacts)
            let listed: Int = try await shop.value(
                "select external_key::int from segcast.customer_keys join segcast.export_members using (customer_id) where external_key in ('49', '50')"
            )
            try await shop.session.sql("delete from till.people where id = \(listed)")
            let other: Int = try await shop.value(
                "select min(external_key::int) from segcast.customer_keys join segcast.export_members using (customer_id) where external_key not in ('49', '50')"
            )
            try await shop.session.sql(
                "insert into till.consents values (\(other), false, '2024-03-04 12:00Z')"
            )
            let made = try await shop.export("ads_list", day: "2024-03-05")
            try #require(made.status == 0, "\(made.errors)")
            #expect(
                try shop.rows("ads_list", 1).subtracting(shop.rows("ads_list", 2)).count == 1
            )
            #expect(try await shop.value(contacts) == before)
            let why = try await shop.segcast.run("why", "\(99 - listed)", "--export", "2")
            #expect(
                why.output.contains("when what finds them entered: a stay"),
                "\(why.output) \(why.errors)"
            )
            let verified = try await shop.segcast.run("verify")
            #expect(verified.status == 0, "\(verified.output)")
            try await shop.session.sql(
                "insert into till.consents values (\(other), true, '2024-03-05 12:00Z')"
            )
            let back = try await shop.export("ads_list", day: "2024-03-06")
            try #require(back.status == 0, "\(back.errors)")
            try #require(try await shop.segcast.run("verify").status == 0)
            // Whoever says so of a contact that let somebody in is not believed, on the list before or not.
            let key =
                "(select customer_id from segcast.customer_keys where external_key = '\(other)')"
            try await shop.session.sql(
                "update segcast.reservations as contacts set contact_model = 'none', contact_at = runs.contact_at from segcast.export_runs as runs where runs.run_id = 1 and contacts.run_id = 3 and contacts.customer_id = \(key)"
            )
            #expect(try await shop.segcast.run("verify").status == 65)
        }
    }

    @Test func `whoever may no longer be contacted leaves a list whose scores have expired`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try await shop.letThreeLeave()
            // Somebody who agrees now does not enter by scores that have expired.
            try await shop.session.sql("insert into till.consents values (20, true, '2024-03-04')")
            try await shop.session.sql(
                "update segcast.releases set valid_until = '2024-03-04 01:00Z'"
            )
            let refused = try await shop.export("ads_list", day: "2024-03-05")
            #expect(refused.status == 65 && refused.errors.contains("no release is in force"))
            let before = try shop.rows("ads_list", 1)
            let after = try shop.rows("ads_list", 2)
            let removals = try shop.rows("ads_list", 2, ".removals.csv")
            #expect(removals.count == 3 && removals == before.subtracting(after))
            #expect(after.isSubset(of: before))
            let manifest = String(
                decoding: try shop.file("ads_list", 2, ".manifest.json"),
                as: UTF8.self
            )
            #expect(manifest.contains(#""mode" : "removals""#))
            let runs = try await shop.segcast.run("runs", "--format", "csv")
            #expect(runs.output.contains("2,ads_list,include,removals,published"))
            // They have left: nothing more is sent.
            #expect(try await shop.export("ads_list", day: "2024-03-05").status == 65)
            #expect(throws: (any Error).self) { try shop.file("ads_list", 3) }

            try await shop.session.sql("update segcast.releases set valid_until = '2024-06-01'")
            let whole = try await shop.export("ads_list", day: "2024-03-06")
            try #require(whole.status == 0, "\(whole.errors)")
            #expect(try shop.rows("ads_list", 3).subtracting(after).count == 1)
            #expect(throws: (any Error).self) { try shop.file("ads_list", 3, ".removals.csv") }
            let charged: Int = try await shop.value(
                "select max(contact_count) from \(ExportShop.charged)"
            )
            #expect(charged == 1)
        }
    }

    @Test func `whoever leaves is gone by name and place, though another bears their number`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            let members = try await shop.members(2)
            try await shop.session.sql(
                "update till.people set phone = (select phone from till.people where id = \(members[0])) where id = \(members[1])"
            )
            try await shop.session.sql("delete from till.people where id = \(members[0])")
            try #require(try await removals(shop).status == 0)
            let left = try shop.rows("ads_list", 1).subtracting(shop.rows("ads_list", 2))
            let removals = try shop.rows("ads_list", 2, ".removals.csv")
            let row = try #require(removals.first { !$0.hasPrefix(",") }).split(
                separator: ",",
                omittingEmptySubsequences: false
            )
            #expect(removals.count == 2 && row[1] == "" && !row.dropFirst(2).contains(""))
            #expect(
                left.contains {
                    $0.hasPrefix(row[0]) && $0.hasSuffix(row[2...].joined(separator: ","))
                }
            )
        }
    }

    @Test func `staying is free for a mailbox that a record before its bearer's comes to bear`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            let members = try await shop.members(2)
            try await shop.session.sql(
                "create table till.away as select * from segcast.memberships where customer_id = \(members[0])"
            )
            try await shop.session.sql(
                "delete from segcast.memberships where customer_id = \(members[0])"
            )
            try #require(try await shop.export("ads_list", day: "2024-03-05").status == 0)
            let charged = "select sum(contact_count)::bigint from \(ExportShop.charged)"
            let before: Int = try await shop.value(charged)

            try await shop.session.sql(
                """
                update till.people as twin
                set email = b.email, phone = b.phone, last_name = b.last_name, zip = b.zip
                from till.people as b where twin.id = \(members[0]) and b.id = \(members[1])
                """
            )
            try await shop.session.sql("insert into segcast.memberships table till.away")
            try #require(try await shop.export("ads_list", day: "2024-03-06").status == 0)
            #expect(try shop.rows("ads_list", 3) == shop.rows("ads_list", 2))
            #expect(try await shop.value(charged) == before)
            let bucket: String = try await shop.value(
                "select bucket from segcast.export_candidates where run_id = 3 and customer_id = \(members[0])"
            )
            #expect(bucket == "duplicate_contact")
        }
    }

    @Test func `a list that waits for a person still loses who withdrew`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try await shop.letThreeLeave()
            try await shop.session.sql("delete from segcast.memberships where customer_id > 100")
            let held = try await shop.export("ads_list", day: "2024-03-05")
            #expect(
                held.status == 65 && held.errors.contains("segcast runs accept 2"),
                "\(held.errors)"
            )
            let cut = try shop.rows("ads_list", 2)
            #expect(try shop.rows("ads_list", 1).subtracting(cut).count == 3)
            try #require(try await shop.accept(2).status == 0)
            let made = try await shop.export("ads_list", day: "2024-03-05")
            try #require(made.status == 0, "\(made.errors)")
            let short = try shop.rows("ads_list", 3)
            #expect(try shop.rows("ads_list", 3, ".removals.csv") == cut.subtracting(short))
        }
    }

    @Test func `a load of consents that came out empty takes nobody off by itself`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try await shop.session.sql("create table till.kept as table till.consents")
            try await shop.session.sql("delete from till.consents")
            let held = try await removals(shop)
            #expect(
                held.status == 65 && held.errors.contains("segcast runs accept 2"),
                "\(held.errors)"
            )
            #expect(throws: (any Error).self) { try shop.file("ads_list", 2) }
            try await shop.session.sql("insert into till.consents table till.kept")
            #expect(try await removals(shop).status == 0)
            try #require(try await shop.export("ads_list", day: "2024-03-06").status == 0)
            #expect(try shop.rows("ads_list", 2) == shop.rows("ads_list", 1))
            let state: String = try await shop.value(
                "select state from segcast.export_runs where run_id = 2"
            )
            #expect(state == "superseded")
        }
    }

    @Test(arguments: ["planned", "reserved", "stage.copy", "committed", "publish.linked"])
    func `removals that are killed at an arrow go on to the same files`(point: String) async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try await shop.letThreeLeave()
            let cut = try await removals(shop, ["SEGCAST_FAILPOINT": "\(point)=kill"])
            #expect(cut.status == 9)
            try await shop.expireLeases()
            let resumed = try await removals(shop)
            try #require(resumed.status == 0, "\(resumed.errors)")
            let before = try shop.rows("ads_list", 1)
            let after = try shop.rows("ads_list", 2)
            #expect(try shop.rows("ads_list", 2, ".removals.csv") == before.subtracting(after))
            #expect(before.count == after.count + 3)
            let runs: Int = try await shop.value("select count(*) from segcast.export_runs")
            #expect(runs == 2)
        }
    }

    @Test func `the last one leaves, however few a list may hold`() async throws {
        try await withShop { shop in
            try await shop.session.sql("delete from segcast.memberships where customer_id > 17")
            try #require(try await shop.export("ads_list").status == 0)
            try await shop.session.sql("delete from till.people")
            let held = try await removals(shop)
            #expect(held.status == 65, "\(held.errors)")
            try #require(try await shop.accept(2).status == 0)
            let made = try await removals(shop)
            try #require(made.status == 0, "\(made.errors)")
            #expect(try shop.rows("ads_list", 2).isEmpty)
            #expect(
                try shop.rows("ads_list", 2, ".removals.csv") == shop.rows("ads_list", 1)
            )
        }
    }

    @Test func `an advertiser's list is cut however contacts are counted, charging nobody`()
        async throws
    {
        try await withShop { shop in
            try shop.edit("channels/ads.yaml") {
                $0.replacingOccurrences(of: "presence", with: "send")
            }
            try #require(try await shop.export("ads_list").status == 0)
            let charged = "select sum(contact_count)::bigint from \(ExportShop.charged)"
            let before: Int = try await shop.value(charged)
            try await shop.letThreeLeave()
            let made = try await removals(shop)
            try #require(made.status == 0, "\(made.errors)")
            #expect(try shop.rows("ads_list", 2, ".removals.csv").count == 3)
            #expect(try await shop.value(charged) == before)
        }
    }

    @Test(arguments: [
        ("exports/ads_list.yaml", "channel: ads", "channel: social"),
        ("channels/ads.yaml", "google_customer_match", "meta_customer_list"),
    ])
    func `a list that goes elsewhere, or in another form, begins anew, and is cut where it was`(
        file: String,
        old: String,
        new: String
    ) async throws {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try await shop.letThreeLeave()
            try shop.edit(file) { $0.replacingOccurrences(of: old, with: new) }
            #expect(try await removals(shop).status == 0)
            let (before, after) = (try shop.rows("ads_list", 1), try shop.rows("ads_list", 2))
            let cut = try shop.rows("ads_list", 2, ".removals.csv")
            #expect(cut.count == 3 && cut == before.subtracting(after))
            let made = try await shop.export("ads_list", day: "2024-03-05")
            try #require(made.status == 0, "\(made.errors)")
            let header = String(decoding: try shop.file("ads_list", 3), as: UTF8.self)
            #expect(header.hasPrefix("email,email,email,phone"))
            #expect(throws: (any Error).self) { try shop.file("ads_list", 3, ".removals.csv") }
        }
    }

    @Test func `letters that were sent are not taken back`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            try await shop.letThreeLeave()
            let none = try await removals(shop, from: "news")
            #expect(none.status == 0, "\(none.errors)")
            #expect(throws: (any Error).self) { try shop.file("news", 2) }
        }
    }
}

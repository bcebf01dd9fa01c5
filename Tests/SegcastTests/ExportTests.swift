import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct ExportTests {
    @Test func `a list comes back to the byte after addresses changed and somebody was erased`()
        async throws
    {
        try await withShop { shop in
            let first = try await shop.export("ads_list")
            try #require(first.status == 0, "\(first.errors)")
            let bytes = try shop.file("ads_list", 1)
            let manifest = try shop.file("ads_list", 1, ".manifest.json")
            try await shop.session.sql(
                "update till.people set email = 'new' || id || '@example.org'"
            )
            try await shop.session.sql("delete from till.people where id = 7")
            try FileManager.default.removeItem(atPath: "\(shop.folder)/outbox/ads_list")
            let rebuilt = try await shop.segcast.run("rebuild", "1")
            try #require(rebuilt.status == 0, "\(rebuilt.errors)")
            #expect(try shop.file("ads_list", 1) == bytes)
            #expect(try shop.file("ads_list", 1, ".manifest.json") == manifest)
            let again = try await shop.segcast.run("rebuild", "1")
            #expect(again.status == 0 && again.output.contains("nothing was missing"))
            let otherKey = String(repeating: "ab", count: 32)
            try FileManager.default.removeItem(atPath: "\(shop.folder)/outbox/ads_list")
            let locked = try await shop.segcast.run(["rebuild", "1"], ["SEGCAST_KEY": otherKey])
            #expect(locked.status == 78, "\(locked.errors)")
            #expect(try await shop.segcast.run("rebuild", "1").status == 0)
        }
    }

    @Test func `kept bytes hold nobody's address in the clear`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            let text = try shop.file("news", 1)
            #expect(String(decoding: text, as: UTF8.self).contains("person.1@example.com"))
            let hits: Int = try await shop.value(
                "select count(*) from segcast.kept_bytes where position(convert_to('example.com', 'UTF8') in sealed) > 0"
            )
            #expect(hits == 0)
        }
    }

    @Test func `entering an audience is charged once, and staying is free`() async throws {
        try await withShop { shop in
            for day in ["2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07", "2024-03-08"] {
                let made = try await shop.export("ads_list", day: day)
                try #require(made.status == 0, "\(made.errors)")
            }
            let charged: Int = try await shop.value(
                "select max(contact_count) from \(ExportShop.charged)"
            )
            #expect(charged == 1)
            #expect(try shop.rows("ads_list", 1) == shop.rows("ads_list", 5))
        }
    }

    @Test func `whoever is at a cap by other contacts leaves the audience after the shortest stay`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("ads_list", day: "2024-03-04").status == 0)
            for day in ["2024-03-05", "2024-03-06"] {
                try #require(try await shop.export("news", day: day).status == 0)
            }
            // Three contacts in the week are the cap; without the one that let them in there are two.
            try #require(try await shop.export("ads_list", day: "2024-03-07").status == 0)
            #expect(try shop.rows("ads_list", 2) == shop.rows("ads_list", 1))
            // The window has left the entry behind: a third letter fits, and makes three without it.
            try #require(try await shop.export("news", day: "2024-03-11T12:00Z").status == 0)
            try await shop.session.sql("update till.blocked set person = 4")
            let left = try await shop.export("ads_list", day: "2024-03-11T13:00Z")
            try #require(left.status == 65, "\(left.errors)")
            #expect(left.errors.contains("capped:a_weekly"))
        }
    }

    @Test func `who is no longer on a list stands in its removals, with the cells that were sent`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            let before = try shop.rows("ads_list", 1)
            let members = try await shop.members(3)
            try await shop.session.sql(
                "insert into till.consents values (\(members[0]), false, '2024-03-04')"
            )
            try await shop.session.sql(
                "update till.people set email = 'moved@example.org' where id = \(members[1])"
            )
            try await shop.session.sql("delete from till.people where id = \(members[2])")
            let next = try await shop.export("ads_list", day: "2024-03-05")
            try #require(next.status == 0, "\(next.errors)")
            let after = try shop.rows("ads_list", 2)
            let removals = try shop.rows("ads_list", 2, ".removals.csv")
            let gone = before.subtracting(after)
            #expect(removals.count == 3)
            // Two leave with the whole row; who moved stays by the phone, and loses the address alone.
            #expect(removals.intersection(gone).count == 2)
            let moved = try #require(removals.subtracting(gone).first)
            #expect(gone.contains { $0.hasPrefix(moved.prefix(64)) } && moved.hasSuffix(",,,,,"))
            // The next one has nobody to remove.
            try #require(try await shop.export("ads_list", day: "2024-03-06").status == 0)
            #expect(throws: (any Error).self) { try shop.file("ads_list", 3, ".removals.csv") }
        }
    }

    @Test func `whoever stays on a list under another name is not in its removals`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try await shop.session.sql(
                "update till.people set last_name = 'Neu ' || id, zip = '99999' where id % 2 = 0"
            )
            try await shop.session.sql("insert into till.blocked values (5)")
            let next = try await shop.export("ads_list", day: "2024-03-05")
            try #require(next.status == 0, "\(next.errors)")
            #expect(try shop.rows("ads_list", 2, ".removals.csv").count == 1)
        }
    }

    @Test func `somebody who is found by two things is sent by the one that nobody withdrew`()
        async throws
    {
        try await withShop { shop in
            try await shop.session.sql(
                """
                update till.people set email = 'shared@example.com' where id in (5, 6);
                """
            )
            try await shop.session.sql("insert into till.blocked values (6)")
            let made = try await shop.export("ads_list")
            try #require(made.status == 0, "\(made.errors)")
            let shared = try await shop.value(
                "select encode(sha256('shared@example.com'), 'hex')",
                as: String.self
            )
            let rows = try shop.rows("ads_list", 1)
            #expect(!rows.contains { $0.contains(shared) })
            let alone = rows.filter { $0.hasPrefix(",") }
            #expect(alone.count == 1)
        }
    }

    @Test func `whose address is another's or gone by the time of the file goes without it`()
        async throws
    {
        try await withShop { shop in
            let made = try await shop.export("news", stoppedAt: "reserved") {
                try await shop.session.sql(
                    "update till.people set email = 'person.8@example.com' where id = 7"
                )
                try await shop.session.sql(
                    "update till.people set email = null, phone = null where id = 9"
                )
            }
            try #require(made.status == 0, "\(made.errors)")
            let rows = try shop.rows("news", 1)
            #expect(rows.filter { $0.contains("person.8@example.com") }.count == 1)
            #expect(!rows.contains { $0.contains("person.7@example.com") })
            #expect(rows.contains { $0.hasPrefix(",+49300000007") })
            let bucket: String = try await shop.value(
                "select bucket from segcast.export_candidates join segcast.customer_keys using (customer_id) where external_key = '9'"
            )
            #expect(bucket == "no_contact_details")
        }
    }

    @Test
    func
        `a list of whom not to target holds the control group, charges no cap and outlives its release`()
        async throws
    {
        try await withShop { shop in
            let made = try await shop.export("do_not_target")
            try #require(made.status == 0, "\(made.errors)")
            let charged: Int = try await shop.value("select count(*) from \(ExportShop.charged)")
            #expect(charged == 0)
            try #require(try await shop.export("ads_list").status == 0)
            // Members of the short list who agreed, and the control group of all who did.
            let short = try shop.rows("do_not_target", 1)
            let targeted = try shop.rows("ads_list", 1)
            let agreed = 400 - 20 - 1
            let control = agreed - targeted.count
            #expect(control > 15)
            #expect(short.union(targeted).count == agreed)
            #expect(short.count > 100 - 6 && short.count < 100 + control)
            try await shop.session.sql(
                "update segcast.releases set valid_until = '2024-03-04 01:00Z'"
            )
            #expect(try await shop.export("ads_list", day: "2024-03-05").status == 65)
            #expect(try await shop.export("do_not_target", day: "2024-03-05").status == 0)
        }
    }

    @Test func `a list that changed too much waits for a person, charging nobody`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            try await shop.session.sql("delete from segcast.memberships where customer_id > 100")
            let held = try await shop.export("news", day: "2024-03-05")
            #expect(
                held.status == 65 && held.errors.contains("segcast runs accept 2"),
                "\(held.errors)"
            )
            #expect(held.tells("volume-changed"), "\(held.errors)")
            let charged: Int = try await shop.value(
                "select max(contact_count) from \(ExportShop.charged)"
            )
            #expect(charged == 1)
            #expect(try await shop.export("news", day: "2024-03-05").status == 65)
            #expect(try await shop.accept(2).status == 0)
            #expect(try await shop.export("news", day: "2024-03-05").status == 0)
            #expect(try shop.rows("news", 2).count < 100)
            #expect(try await shop.accept(2).status == 64)
        }
    }

    @Test func `an empty segment sends nothing, charges nobody and says so`() async throws {
        try await withShop { shop in
            try await shop.session.sql("delete from segcast.memberships")
            let made = try await shop.export("ads_list")
            #expect(made.status == 65 && made.errors.contains("fewer than min_members"))
            #expect(made.tells("too-few-members"), "\(made.errors)")
            #expect(!FileManager.default.fileExists(atPath: "\(shop.folder)/outbox/ads_list"))
        }
    }

    @Test func `a run that another takes the place of gives its contacts back`() async throws {
        try await withShop { shop in
            let cut = try await shop.export(
                "news",
                day: "2024-03-04",
                ["SEGCAST_FAILPOINT": "reserved=kill"]
            )
            #expect(cut.status == 9)
            try await shop.expireLeases()
            let later = try await shop.export("news", day: "2024-03-05")
            try #require(later.status == 0, "\(later.errors)")
            let charged: Int = try await shop.value(
                "select max(contact_count) from \(ExportShop.charged)"
            )
            #expect(charged == 1)
            let state: String = try await shop.value(
                "select state from segcast.export_runs where run_id = 1"
            )
            #expect(state == "superseded")
        }
    }

    @Test func `a cancelled run gives its contacts back and is not made again`() async throws {
        try await withShop { shop in
            _ = try await shop.export(
                "news",
                day: "2024-03-04",
                ["SEGCAST_FAILPOINT": "staged=kill"]
            )
            try await shop.expireLeases()
            let cancelled = try await shop.segcast.run("runs", "cancel", "1")
            try #require(cancelled.status == 0, "\(cancelled.errors)")
            let charged: Int = try await shop.value(
                "select count(*) from \(ExportShop.charged)"
            )
            #expect(charged == 0)
            let ended = try await shop.export("news", day: "2024-03-04")
            #expect(ended.status == 65 && ended.tells("run-cancelled"), "\(ended.errors)")
            #expect(try await shop.export("news", day: "2024-03-05").status == 0)
            #expect(try await shop.segcast.run("runs", "cancel", "2").status == 64)
        }
    }

    @Test func `a cap that is new or tighter counts the contacts that were made before it`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            try shop.edit("policies.yaml") {
                $0 + "  - {name: c_new, channels: [mail], limit: 1, window_hours: 48}\n"
            }
            let capped = try await shop.export("news", day: "2024-03-05")
            #expect(
                capped.status == 65 && capped.errors.contains("capped:c_new"),
                "\(capped.errors)"
            )
        }
    }

    @Test func `why tells a customer's bucket, contact, caps, segment and file`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            try #require(try await shop.export("news", day: "2024-03-05").status == 0)
            let inside = try await shop.segcast.run("why", "7", "--export", "2")
            try #require(inside.status == 0, "\(inside.errors)")
            #expect(inside.output.contains("included"))
            #expect(inside.output.contains("1 of 3 within 168 h of this run"))
            #expect(inside.output.contains("news.000002.csv"))
            #expect(inside.output.contains("everybody"))
            let outside = try await shop.segcast.run("why", "20", "--export", "1")
            #expect(outside.output.contains("no_consent") && outside.output.contains("does not"))
            let now = try await shop.segcast.run("why", "7")
            #expect(now.output.contains("run 1") && now.output.contains("run 2"))
            #expect(try await shop.segcast.run("why", "nobody").status == 65)
            let none = try await shop.segcast.run("why", "7", "--export", "99")
            #expect(none.status == 64 && none.tells("run-unknown"), "\(none.errors)")
        }
    }

    @Test func `whoever asks for one export at the same time gets the same run`() async throws {
        try await withShop { shop in
            let results = try await withThrowingTaskGroup(of: SegcastProcess.Result.self) { group in
                for _ in 0..<3 { group.addTask { try await shop.export("news") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.allSatisfy { $0.status == 0 }, "\(results.map(\.errors))")
            let runs: Int = try await shop.value("select count(*) from segcast.export_runs")
            #expect(runs == 1)
        }
    }

    @Test
    func `sixteen exporters at once grant each customer exactly the caps, without a deadlock`()
        async throws
    {
        try await withShop(people: 2000) { shop in
            let before: Int = try await shop.value(
                "select deadlocks from pg_stat_database where datname = current_database()"
            )
            let results = try await withThrowingTaskGroup(of: SegcastProcess.Result.self) { group in
                for number in 1...16 {
                    let name = "race_\(number < 10 ? "0" : "")\(number)"
                    group.addTask { try await shop.export(name) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            // Two a day fit: whoever comes third finds everybody capped, or fewer than a list may hold.
            #expect(results.allSatisfy { [0, 65].contains($0.status) }, "\(results.map(\.errors))")
            let granted: Int = try await shop.value(
                "select count(*) from segcast.reservations where released_at is null"
            )
            #expect(granted == 2 * (2000 - 100 - 1))
            let over: Int = try await shop.value(
                """
                select count(*) from (
                    select 1 from segcast.export_members group by customer_id having count(*) <> 2
                ) as over
                """
            )
            #expect(over == 0)
            let after: Int = try await shop.value(
                "select deadlocks from pg_stat_database where datname = current_database()"
            )
            #expect(after == before)
        }
    }

    @Test func `an exporter makes lists by what a worker applied, though the orders are gone`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.segcast.run("runs").status == 0)
            try await shop.session.run(
                Script(
                    path: "grants",
                    text: """
                        grant usage on schema till to segcast_exporter;
                        grant select on till.people, till.consents, till.blocked to segcast_exporter;
                        drop table till.visits;
                        """
                )
            )
            let exporter = ["PGOPTIONS": "-c role=segcast_exporter"]
            let made = try await shop.export("ads_list", exporter)
            try #require(made.status == 0, "\(made.errors)")
            try await shop.session.sql(
                "insert into till.consents select min(customer_id), false, '2024-03-04' from segcast.export_members"
            )
            let cut = try await shop.segcast.run(
                ["export", "ads_list", "--removals-only", "--as-of", "2024-03-05"],
                exporter
            )
            try #require(cut.status == 0, "\(cut.errors)")
            #expect(try shop.rows("ads_list", 2, ".removals.csv").count == 1)

            try shop.edit("policies.yaml") {
                $0 + "  - {name: c_new, channels: [mail], limit: 1, window_hours: 48}\n"
            }
            let changed = try await shop.export("ads_list", day: "2024-03-06", exporter)
            #expect(
                changed.status == 77 && changed.errors.contains("may not apply them"),
                "\(changed.errors)"
            )
            #expect(changed.tells("definitions-differ"), "\(changed.errors)")
        }
    }
}

import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct RetiredTests {
    /// Takes an export's definition away.
    private func remove(_ export: String, from shop: ExportShop) throws {
        try FileManager.default.removeItem(atPath: "\(shop.folder)/Config/exports/\(export).yaml")
    }

    /// Renames an export, and says which list it takes over where it does.
    private func rename(_ old: String, _ new: String, was: Bool, in shop: ExportShop) throws {
        let exports = "\(shop.folder)/Config/exports"
        try FileManager.default.moveItem(
            atPath: "\(exports)/\(old).yaml",
            toPath: "\(exports)/\(new).yaml"
        )
        try shop.edit("exports/\(new).yaml") {
            $0.replacingOccurrences(of: "export: \(old)", with: "export: \(new)")
                + (was ? "\nwas: \(old)\n" : "")
        }
    }

    private func removals(_ shop: ExportShop, day: String = "2024-03-05") async throws
        -> SegcastProcess.Result
    {
        try await shop.segcast.run(["export", "--removals-only", "--as-of", day], [:])
    }

    private func state(_ shop: ExportShop, _ run: Int) async throws -> String {
        try await shop.value("select state from segcast.export_runs where run_id = \(run)")
    }

    @Test func `whoever withdraws leaves the list of an export that was removed`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try remove("ads_list", from: shop)
            try await shop.letThreeLeave()
            let cut = try await removals(shop)
            try #require(cut.status == 0, "\(cut.errors)")
            #expect(cut.errors.contains("no export refreshes its list any more"), "\(cut.errors)")
            #expect(cut.tells("list-retired"), "\(cut.errors)")
            let (before, after) = (try shop.rows("ads_list", 1), try shop.rows("ads_list", 2))
            let removed = try shop.rows("ads_list", 2, ".removals.csv")
            #expect(removed.count == 3 && removed == before.subtracting(after))
            #expect(try await removals(shop).status == 0)
            #expect(throws: (any Error).self) { try shop.file("ads_list", 3) }
        }
    }

    @Test
    func `whom nobody can take off a list that another version made is told with what it says`()
        async throws
    {
        try await withShop(isTampered: true) { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try remove("ads_list", from: shop)
            try await shop.session.sql(
                """
                with others as (
                    select kind, definition_name, replace(body, '"minMembers"', '"minAge":18,"minMembers"') as body
                    from segcast.definitions where definition_name = 'ads_list'
                ), stored as (
                    insert into segcast.definitions (definition_hash, kind, definition_name, body)
                    select
                        encode(sha256(convert_to(kind || E'\n' || definition_name || E'\n' || body, 'UTF8')), 'hex'),
                        kind, definition_name, body
                    from others
                    returning definition_hash
                )
                update segcast.export_runs set definition_hash = stored.definition_hash from stored
                """
            )
            try await shop.letThreeLeave()
            let cut = try await removals(shop)
            #expect(cut.status == 65)
            for words in [
                "nobody can be taken off its list",
                "under export.minAge: another version of segcast",
                "segcast runs hand-over",
            ] {
                #expect(cut.errors.contains(words), "\(cut.errors)")
            }
            #expect(cut.tells("list-unreadable"), "\(cut.errors)")
        }
    }

    @Test func `the check names a list without an export until somebody else answers for it`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try remove("ads_list", from: shop)
            let told = try await shop.segcast.run("check", "--as-of", "2024-03-05")
            #expect(told.output.contains("segcast runs hand-over 1"), "\(told.output)")
            let given = try await shop.segcast.run(
                "runs",
                "hand-over",
                "1",
                "--reason",
                "emptied at the destination"
            )
            try #require(given.status == 0, "\(given.errors)")
            try await shop.letThreeLeave()
            #expect(try await removals(shop).status == 0)
            #expect(throws: (any Error).self) { try shop.file("ads_list", 2) }
            let silent = try await shop.segcast.run("check", "--as-of", "2024-03-05")
            #expect(!silent.output.contains("hand-over"))
            let audited: Int = try await shop.value(
                "select count(*) from segcast.audit_entries where event = 'list_handed_over' and detail::text like '%emptied%'"
            )
            #expect(audited == 1)
            let again = try await shop.segcast.run("runs", "hand-over", "9", "--reason", "why")
            #expect(again.status == 64)
        }
    }

    @Test func `a renamed export that says so takes the list over, and for good`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try rename("ads_list", "reach", was: true, in: shop)
            try await shop.letThreeLeave()
            let made = try await shop.export("reach", day: "2024-03-05")
            try #require(made.status == 0, "\(made.errors)")
            let (before, after) = (try shop.rows("ads_list", 1), try shop.rows("reach", 1))
            let removed = try shop.rows("reach", 1, ".removals.csv")
            #expect(removed == before.subtracting(after))
            // Once it has sent the list, nobody needs to know the old name.
            try shop.edit("exports/reach.yaml") {
                $0.replacingOccurrences(of: "was: ads_list", with: "")
            }
            try await shop.session.sql("insert into till.consents values (30, false, '2024-03-05')")
            let cut = try await removals(shop, day: "2024-03-06")
            #expect(cut.status == 0 && !cut.errors.contains("ads_list"), "\(cut.errors)")
            #expect(throws: (any Error).self) { try shop.file("ads_list", 2) }
            #expect(try shop.rows("reach", 2, ".removals.csv").count == 1)
        }
    }

    @Test func `a renamed export that does not say so leaves a list that goes on being cut`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try rename("ads_list", "reach", was: false, in: shop)
            try await shop.letThreeLeave()
            try #require(try await shop.export("reach", day: "2024-03-05").status == 0)
            #expect(throws: (any Error).self) { try shop.file("reach", 1, ".removals.csv") }
            let cut = try await removals(shop)
            try #require(cut.status == 0, "\(cut.errors)")
            #expect(try shop.rows("ads_list", 2, ".removals.csv").count == 3)
        }
    }

    @Test func `a list of whom not to target turns into one of whom to target, and both are cut`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("do_not_target").status == 0)
            try shop.edit("exports/do_not_target.yaml") {
                $0.replacingOccurrences(of: "kind: exclude", with: "kind: include")
            }
            try await shop.letThreeLeave()
            let made = try await shop.export("do_not_target", day: "2024-03-05")
            try #require(made.status == 0, "\(made.errors)")
            #expect(try shop.rows("do_not_target", 2, ".removals.csv").count == 3)
            #expect(throws: (any Error).self) { try shop.file("do_not_target", 3, ".removals.csv") }
            let kinds: Int = try await shop.value(
                "select count(distinct kind) from segcast.export_runs where state = 'published'"
            )
            #expect(kinds == 2)
        }
    }

    @Test(arguments: ["planned", "reserved", "staged", "committed", "publish.linked"])
    func `what was begun for an export that was removed ends, and gives its contacts back`(
        point: String
    ) async throws {
        try await withShop { shop in
            let cut = try await shop.export("news", ["SEGCAST_FAILPOINT": "\(point)=kill"])
            #expect(cut.status == 9)
            try remove("news", from: shop)
            let told = try await shop.segcast.run("check", "--as-of", ExportShop.day)
            #expect(told.tells("run-left"), "\(told.output)")
            try await shop.expireLeases()
            let settled = try await removals(shop)
            try #require(settled.status == 0, "\(settled.errors)")
            #expect(try await state(shop, 1) == "cancelled")
            #expect(throws: (any Error).self) { try shop.file("news", 1) }
            let charged: Int = try await shop.value(
                "select count(*) from segcast.reservations where released_at is null"
            )
            #expect(charged == 0)
            let audited: Int = try await shop.value(
                "select count(*) from segcast.audit_entries where event = 'export_cancelled' and detail::text like '%no export is defined%'"
            )
            #expect(audited == 1)
        }
    }

    @Test func `nothing that was begun is settled while the outbox remembers other lists`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            let failpoint = ["SEGCAST_FAILPOINT": "committed=kill"]
            let cut = try await shop.export("news", day: "2024-03-06", failpoint)
            #expect(cut.status == 9)
            try remove("news", from: shop)
            try await shop.expireLeases()
            let outbox = shop.segcast.outbox
            try await PrivateServer.shell("mv \(outbox)/.segcast \(shop.folder)/away")
            let refused = try await removals(shop, day: "2024-03-06")
            #expect(refused.status == 65, "\(refused.errors)")
            #expect(refused.errors.contains("the outbox remembers nothing"), "\(refused.errors)")
            #expect(try await state(shop, 2) == "committed")
            try await PrivateServer.shell("mv \(shop.folder)/away \(outbox)/.segcast")
            try #require(try await removals(shop, day: "2024-03-06").status == 0)
            #expect(try await state(shop, 2) == "cancelled")
        }
    }

    @Test func `what is out already is published, though its export was removed`() async throws {
        try await withShop { shop in
            _ = try await shop.export("news", ["SEGCAST_FAILPOINT": "publish.manifest=kill"])
            try remove("news", from: shop)
            try await shop.expireLeases()
            let settled = try await removals(shop)
            try #require(settled.status == 0, "\(settled.errors)")
            #expect(try await state(shop, 1) == "published")
        }
    }

    @Test(arguments: ["planned", "reserved", "staged", "committed", "publish.linked"])
    func `removals of a list without an export go on where they were killed`(point: String)
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try remove("ads_list", from: shop)
            try await shop.letThreeLeave()
            let cut = try await shop.segcast.run(
                ["export", "--removals-only", "--as-of", "2024-03-05"],
                ["SEGCAST_FAILPOINT": "\(point)=kill"]
            )
            #expect(cut.status == 9)
            try await shop.expireLeases()
            try await shop.session.sql(
                "insert into till.consents select max(customer_id), false, '2024-03-05' from segcast.export_members where run_id = 1"
            )
            let resumed = try await removals(shop)
            try #require(resumed.status == 0, "\(resumed.errors)")
            let last = try shop.rows("ads_list", 2, ".removals.csv").count
            let later = (try? shop.rows("ads_list", 3, ".removals.csv").count) ?? 0
            #expect(last + later == 4)
        }
    }

    @Test func `a list without an export waits for a person when most of it would leave`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try remove("ads_list", from: shop)
            try await shop.session.sql("create table till.kept as table till.consents")
            try await shop.session.sql("delete from till.consents")
            for _ in 1...2 {
                let held = try await removals(shop)
                #expect(
                    held.status == 65 && held.errors.contains("runs accept 2"),
                    "\(held.errors)"
                )
            }
            try #require(try await shop.accept(2).status == 0)
            try #require(try await removals(shop).status == 0)
            #expect(try shop.rows("ads_list", 2).isEmpty)
            // It is empty: nobody has to answer for it.
            let silent = try await shop.segcast.run("check", "--as-of", "2024-03-05")
            #expect(!silent.output.contains("hand-over"))
            try await shop.session.sql("insert into till.consents table till.kept")
        }
    }

    @Test func `the bytes of a list at its old place stay as long as it is kept`() async throws {
        try await withShop(isTampered: true) { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try shop.edit("exports/ads_list.yaml") {
                $0.replacingOccurrences(of: "channel: ads", with: "channel: social")
            }
            try await shop.session.sql("update segcast.export_runs set committed_at = '2020-01-01'")
            try #require(try await shop.export("ads_list", day: "2024-03-05").status == 0)
            try #require(try await shop.export("ads_list", day: "2024-03-06").status == 0)
            try await shop.letThreeLeave()
            try #require(try await removals(shop, day: "2024-03-06").status == 0)
            let cut: Int = try await shop.value(
                "select count(*) from segcast.export_files where content = 'removals' and row_count = 3"
            )
            #expect(cut == 2)
        }
    }
}

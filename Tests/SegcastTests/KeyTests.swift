import Foundation
import Glibc
import Postgres
import TestSupport
import Testing

/// The deployment's key is changed, or was lost.
@Suite(.emptyPostgres)
struct KeyTests {
    /// A file with a key of its own in the shop's folder.
    func key(_ name: String, in shop: ExportShop, mode: Int = 0o600) throws -> String {
        let path = "\(shop.folder)/\(name).key"
        let digits = String(
            repeating: name == "old" ? "1a" : name == "new" ? "2b" : "3c",
            count: 32
        )
        try Data(digits.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    /// A command by one key or another.
    func run(
        _ shop: ExportShop,
        under key: String,
        _ arguments: [String],
        _ more: [String: String] = [:]
    ) async throws -> SegcastProcess.Result {
        try await shop.segcast.run(
            arguments,
            more.merging(["SEGCAST_KEY_FILE": key]) { $1 },
            without: ["SEGCAST_KEY"]
        )
    }

    func export(
        _ shop: ExportShop,
        under key: String,
        _ name: String,
        _ day: String,
        _ more: [String: String] = [:]
    ) async throws -> SegcastProcess.Result {
        try await run(shop, under: key, ["export", name, "--as-of", day, "--format", "json"], more)
    }

    func rotate(_ shop: ExportShop, _ old: String, _ new: String, _ point: String? = nil)
        async throws -> SegcastProcess.Result
    {
        try await run(
            shop,
            under: old,
            ["key", "rotate", "--new-key-file", new, "--reason", "a test says so"],
            point.map { ["SEGCAST_FAILPOINT": "\($0)=kill"] } ?? [:]
        )
    }

    /// A shop with lists under one key, and the files of that and of two others.
    func withLists(
        _ body: (ExportShop, _ old: String, _ new: String) async throws -> Void
    ) async throws {
        try await SegcastProcess.withFolder { folder in
            let shop = try await ExportShop(in: folder)
            let (old, new) = (try key("old", in: shop), try key("new", in: shop))
            for (name, day) in [
                ("ads_list", "2024-03-04"), ("news", "2024-03-04"), ("ads_list", "2024-03-05"),
            ] {
                let made = try await export(shop, under: old, name, day)
                try #require(made.status == 0, "\(made.errors)")
            }
            try await body(shop, old, new)
        }
    }

    func requireProved(_ shop: ExportShop, under key: String) async throws {
        let proved = try await run(shop, under: key, ["verify"])
        #expect(proved.status == 0, "\(proved.output)\(proved.errors)")
    }

    @Test func `what is kept opens with the new key, to the byte, and with no other`() async throws
    {
        try await withLists { shop, old, new in
            let file = try shop.file("ads_list", 1)
            let changed = try await rotate(shop, old, new)
            try #require(changed.status == 0, "\(changed.errors)")
            try await requireProved(shop, under: new)
            #expect(try await run(shop, under: old, ["verify"]).status == 65)
            try FileManager.default.removeItem(atPath: "\(shop.folder)/outbox/ads_list")
            let locked = try await run(shop, under: old, ["rebuild", "1"])
            #expect(locked.status == 78 && locked.errors.contains("not the one in force"))
            #expect(locked.tells("key-not-in-force"), "\(locked.errors)")
            for run in ["1", "3"] {
                let rebuilt = try await self.run(shop, under: new, ["rebuild", run])
                try #require(rebuilt.status == 0, "\(rebuilt.errors)")
            }
            #expect(try shop.file("ads_list", 1) == file)
            let refused = try await export(shop, under: old, "news", "2024-03-06")
            #expect(refused.status == 78 && refused.errors.contains("not the one in force"))
            // No sum, reason or key stands in the trail but the names of the keys.
            let told: [String] = try await shop.session.sql(
                "select event || detail::text as told from segcast.audit_entries where subject = 'key' order by audit_id"
            ).map { try $0.value("told") }
            #expect(told.count == 2 && told.allSatisfy { $0.contains("a test says so") })
            #expect(!told.joined().contains("1a1a") && !told.joined().contains("2b2b"))
        }
    }

    @Test
    func `whoever is on a list stays on it, and whoever leaves is taken off, under a new key`()
        async throws
    {
        try await withLists { shop, old, new in
            try #require(try await rotate(shop, old, new).status == 0)
            try await shop.letThreeLeave()
            let made = try await export(shop, under: new, "ads_list", "2024-03-06")
            try #require(made.status == 0, "\(made.errors)")
            #expect(try shop.rows("ads_list", 3, ".removals.csv").count == 3)
            #expect(try shop.rows("ads_list", 3).isSubset(of: try shop.rows("ads_list", 2)))
            // Nobody is charged again: the names on the list are those that it had.
            let charged: Int = try await shop.value(
                "select count(*) from segcast.counted_contacts where run_id = (select max(run_id) from segcast.export_runs)"
            )
            #expect(charged == 0)
            let back = try await rotate(shop, new, old)
            try #require(back.status == 0, "\(back.errors)")
            try await requireProved(shop, under: old)
        }
    }

    @Test(arguments: [
        "key.begun", "key.names", "key.chunk", "key.commit", "key.run", "key.all",
    ])
    func `a change that was killed anywhere is told, lets nothing leave, and goes on`(point: String)
        async throws
    {
        try await withLists { shop, old, new in
            let killed = try await rotate(shop, old, new, point)
            #expect(killed.status == 9, "\(killed.errors)")
            try await shop.expireLeases()
            for key in [old, new] {
                let refused = try await export(shop, under: key, "news", "2024-03-06")
                #expect(refused.status == 78, "\(refused.errors)")
                #expect(refused.errors.contains("the key is being changed"), "\(refused.errors)")
                #expect(refused.tells("key-changing"), "\(refused.errors)")
                let looked = try await run(shop, under: key, ["verify"])
                #expect(looked.status == 78, "\(looked.output)\(looked.errors)")
                let listed = try await run(shop, under: key, ["runs", "list"])
                #expect(listed.status == 0 && listed.errors.contains("the key is being changed"))
                #expect(try await run(shop, under: key, ["key"]).status == 78)
            }
            let other = try await rotate(shop, old, try key("other", in: shop))
            #expect(other.status == 78 && other.errors.contains("under way"), "\(other.errors)")
            #expect(other.tells("key-change-other"), "\(other.errors)")
            let done = try await rotate(shop, old, new)
            try #require(done.status == 0, "\(done.errors)")
            try await requireProved(shop, under: new)
            let made = try await export(shop, under: new, "ads_list", "2024-03-06")
            #expect(made.status == 0, "\(made.errors)")
            #expect(try shop.rows("ads_list", 3) == shop.rows("ads_list", 2))
            try await requireProved(shop, under: new)
        }
    }

    @Test func `a list that is being made is waited for, and whoever comes meanwhile is refused`()
        async throws
    {
        try await withLists { shop, old, new in
            let mark = "\(shop.folder)/mark"
            async let made = export(
                shop,
                under: old,
                "news",
                "2024-03-05",
                ["SEGCAST_FAILPOINT": "reserved=\(mark)"]
            )
            for _ in 0..<3000 where access(mark, F_OK) != 0 {
                try await Task.sleep(for: .milliseconds(10))
            }
            try #require(access(mark, F_OK) == 0)
            async let changed = rotate(shop, old, new)
            var isBegun = false
            for _ in 0..<3000 where !isBegun {
                isBegun = try await shop.value(
                    "select exists (select from segcast.key_in_force where next_key_id is not null)"
                )
                try await Task.sleep(for: .milliseconds(10))
            }
            let late = try await export(shop, under: old, "ads_list", "2024-03-06")
            #expect(late.status == 78 && late.errors.contains("the key is being changed"))
            unlink(mark)
            #expect(try await made.status == 0)
            let done = try await changed
            try #require(done.status == 0, "\(done.errors)")
            let again = try await export(shop, under: new, "news", "2024-03-05")
            #expect(again.status == 0, "\(again.errors)")
            #expect(try shop.rows("news", 2) == shop.rows("news", 1))
            try await requireProved(shop, under: new)
        }
    }

    @Test func `a key that is no other, not the one in force, or open to others changes nothing`()
        async throws
    {
        try await withLists { shop, old, new in
            let other = try key("other", in: shop)
            let same = try await rotate(shop, old, old)
            #expect(same.status == 64 && same.errors.contains("is the one"), "\(same.errors)")
            #expect(same.tells("key-same"), "\(same.errors)")
            let wrong = try await rotate(shop, other, new)
            #expect(wrong.status == 78 && wrong.errors.contains("kept under"), "\(wrong.errors)")
            chmod(new, 0o644)
            let open = try await rotate(shop, old, new)
            #expect(open.status == 78 && open.errors.contains("chmod 600"), "\(open.errors)")
            #expect(
                try await run(shop, under: old, ["key", "rotate", "--new-key-file", other]).status
                    == 64
            )
            try await requireProved(shop, under: old)
            let count: Int = try await shop.value("select count(*) from segcast.key_in_force")
            #expect(count == 0)
            try await shop.segcast.makeLogin("segcast_test_key_exporter", of: "exporter", in: shop)
            var exporter = shop
            exporter.segcast.login = "segcast_test_key_exporter"
            chmod(new, 0o600)
            let refused = try await rotate(exporter, old, new)
            #expect(refused.status == 77, "\(refused.errors)")
            #expect(refused.errors.contains("the worker's login"), "\(refused.errors)")
        }
    }

    @Test func `what was changed behind the trail's back is told before and after`() async throws {
        try await withLists { shop, old, new in
            try await shop.session.sql(
                "update segcast.kept_bytes set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where run_id = 2"
            )
            let changed = try await rotate(shop, old, new)
            #expect(changed.status == 0 && changed.errors.contains("of runs 2 something"))
            let proved = try await run(shop, under: new, ["verify"])
            #expect(
                proved.status == 65 && proved.output.contains("run 2: kept bytes are not those")
            )
        }
    }
}

extension SegcastProcess {
    /// Makes a login that is a member of a group and may read the sources of a shop.
    fileprivate func makeLogin(_ login: String, of group: String, in shop: ExportShop) async throws
    {
        try await TestDatabase.administer(
            """
            do $$ begin create role \(login) login; exception when duplicate_object or unique_violation then null; end $$
            """
        )
        try await shop.session.sql("grant segcast_\(group) to \(login)")
        try await shop.session.sql("grant usage on schema till to \(login)")
        try await shop.session.sql("grant select on all tables in schema till to \(login)")
    }
}

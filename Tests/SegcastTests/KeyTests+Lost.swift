import Foundation
import Glibc
import Postgres
import TestSupport
import Testing

/// The deployment's key was lost, or one of two that a change was cut short between.
extension KeyTests {
    /// Lets a list of news be cut short when it has its number and has not left.
    private func begin(_ shop: ExportShop, under key: String) async throws {
        let begun = try await export(
            shop,
            under: key,
            "news",
            "2024-03-05",
            ["SEGCAST_FAILPOINT": "committed=kill"]
        )
        try #require(begun.status == 9, "\(begun.errors)")
        try await shop.expireLeases()
    }

    @Test
    func `a lost key is replaced: what nobody can open is forgotten, and said, and lists go on`()
        async throws
    {
        try await withLists { shop, old, new in
            try await begin(shop, under: old)
            let replace = ["key", "replace", "--new-key-file", new, "--reason", "it burnt"]
            #expect(try await run(shop, under: old, replace).status == 64)
            let there = try await run(shop, under: old, replace + ["--lost"])
            #expect(there.status == 64 && there.errors.contains("not lost"), "\(there.errors)")
            #expect(there.tells("key-not-lost"), "\(there.errors)")
            var elsewhere = shop
            elsewhere.segcast.outbox = "\(shop.folder)/elsewhere"
            let astray = try await run(elsewhere, under: new, replace + ["--lost"])
            #expect(astray.status == 65 && astray.errors.contains("outbox"), "\(astray.errors)")
            let replaced = try await run(shop, under: new, replace + ["--lost", "--format", "csv"])
            try #require(replaced.status == 0, "\(replaced.errors)")
            #expect(replaced.output.contains("ads_list,2") && replaced.output.contains("news,1"))
            #expect(replaced.errors.contains("runs 4 ended"), "\(replaced.errors)")
            let proved = try await run(shop, under: new, ["verify"])
            #expect(proved.status == 0, "\(proved.output)")
            #expect(proved.output.contains("lost with their key"), "\(proved.output)")
            let gone = try await run(shop, under: new, ["rebuild", "1"])
            #expect(gone.status == 0, "\(gone.errors)")
            try await shop.letThreeLeave()
            for (name, day) in [
                ("ads_list", "2024-03-06"), ("news", "2024-03-05"), ("ads_list", "2024-03-07"),
            ] {
                let made = try await export(shop, under: new, name, day)
                #expect(made.status == 0, "\(made.errors)")
            }
            #expect(try shop.rows("ads_list", 3).count == shop.rows("ads_list", 2).count - 3)
            try await requireProved(shop, under: new)
        }
    }

    @Test(arguments: ["old", "new"])
    func `of a change that was cut short one key is lost, and the other takes its place`(
        survivor: String
    ) async throws {
        try await withLists { shop, old, new in
            try #require(try await rotate(shop, old, new, "key.run").status == 9)
            try await shop.expireLeases()
            let (there, other) = (survivor == "old" ? old : new, try key("other", in: shop))
            try FileManager.default.removeItem(atPath: survivor == "old" ? new : old)
            let refused = try await export(shop, under: there, "news", "2024-03-06")
            #expect(refused.status == 78, "\(refused.errors)")
            #expect(refused.errors.contains("segcast key replace --lost"), "\(refused.errors)")
            let replace = { (key: String) in
                ["key", "replace", "--lost", "--reason", "it burnt", "--new-key-file", key]
            }
            let third = try await run(shop, under: there, replace(other))
            #expect(third.status == 64 && third.tells("key-not-lost"), "\(third.errors)")
            #expect(third.errors.contains("name this one as --new-key-file"), "\(third.errors)")
            let replaced = try await run(shop, under: there, replace(there) + ["--format", "csv"])
            try #require(replaced.status == 0, "\(replaced.errors)")
            // The first run is under the new key, the others are not yet.
            let forgotten = survivor == "old" ? ["ads_list,1"] : ["ads_list,1", "news,1"]
            #expect(
                replaced.output.split(separator: "\n").dropFirst().map(String.init) == forgotten
            )
            try await requireProved(shop, under: there)
            let made = try await export(shop, under: there, "ads_list", "2024-03-06")
            #expect(made.status == 0, "\(made.errors)")
            let changed = try await rotate(shop, there, other)
            try #require(changed.status == 0, "\(changed.errors)")
            try await requireProved(shop, under: other)
        }
    }

    @Test func `a run that was begun under the key that is left goes on when the other is lost`()
        async throws
    {
        try await withLists { shop, old, new in
            try await begin(shop, under: old)
            try #require(try await rotate(shop, old, new, "key.run").status == 9)
            try await shop.expireLeases()
            let replaced = try await run(
                shop,
                under: old,
                ["key", "replace", "--lost", "--new-key-file", old, "--reason", "it burnt"]
            )
            try #require(replaced.status == 0, "\(replaced.errors)")
            #expect(!replaced.errors.contains("ended"), "\(replaced.errors)")
            let made = try await export(shop, under: old, "news", "2024-03-05")
            #expect(made.status == 0, "\(made.errors)")
            #expect(try shop.rows("news", 2) == shop.rows("news", 1))
            try await requireProved(shop, under: old)
        }
    }

    @Test(arguments: ["open to others", "no key", "gone", "a folder"])
    func `a key that is named and cannot be read is not taken for a lost one`(state: String)
        async throws
    {
        try await withLists { shop, old, new in
            switch state {
            case "open to others": chmod(old, 0o644)
            case "no key": try Data("1a1a".utf8).write(to: URL(filePath: old))
            case "gone": try FileManager.default.moveItem(atPath: old, toPath: "\(old).away")
            default:
                try FileManager.default.moveItem(atPath: old, toPath: "\(old).away")
                try FileManager.default.createDirectory(
                    atPath: old,
                    withIntermediateDirectories: false
                )
            }
            let replace = [
                "key", "replace", "--lost", "--new-key-file", new, "--reason", "it burnt",
            ]
            let refused = try await run(shop, under: old, replace)
            #expect(refused.status == 64, "\(refused.output)\(refused.errors)")
            #expect(refused.tells("key-still-named"), "\(refused.errors)")
            #expect(refused.errors.contains("old.key"), "\(refused.errors)")
            let kept: Int = try await shop.value(
                "select count(distinct run_id) from segcast.kept_bytes"
            )
            #expect(kept == 3)
            let replaced = try await shop.segcast.run(
                replace,
                without: ["SEGCAST_KEY", "SEGCAST_KEY_FILE"]
            )
            #expect(replaced.status == 0, "\(replaced.errors)")
        }
    }
}

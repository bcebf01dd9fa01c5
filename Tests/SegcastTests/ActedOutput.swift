import Foundation
import TestSupport
import Testing

/// What a command prints that acts on something: a run or release that waits, a key that changes, a shop of its own.
struct ActedOutput: Sendable, CustomTestStringConvertible {
    /// The command's words, with `-` between, as its schema is called.
    let name: String
    /// Makes what it acts on, and asks for JSON.
    let print: @Sendable () async throws -> SegcastProcess.Result

    var testDescription: String { name }

    /// The commands that act so.
    static let all = [
        Self(name: "demo") {
            try await SegcastProcess.withFolder { folder in
                let config = JSONSchema.folder.deletingLastPathComponent()
                    .deletingLastPathComponent().deletingLastPathComponent()
                    .appending(path: "Config").path
                let demo = SegcastProcess(config: config, outbox: "\(folder)/outbox")
                return try await demo.run("demo", "--format", "json")
            }
        },
        Self(name: "runs-accept") {
            try await inShop { shop in
                try #require(try await shop.export("news").status == 0)
                try await shop.session.sql(
                    "delete from segcast.memberships where customer_id > 100"
                )
                try #require(try await shop.export("news", day: "2024-03-05").status == 65)
                return try await asked(shop, ["runs", "accept", "2"])
            }
        },
        Self(name: "runs-cancel") {
            try await inShop { shop in
                let point = ["SEGCAST_FAILPOINT": "staged=kill"]
                _ = try await shop.export("news", day: ExportShop.day, point)
                try await shop.expireLeases()
                return try await shop.segcast.run("runs", "cancel", "1", "--format", "json")
            }
        },
        Self(name: "runs-hand-over") {
            try await inShop { shop in
                try #require(try await shop.export("ads_list").status == 0)
                return try await asked(shop, ["runs", "hand-over", "1"])
            }
        },
        Self(name: "key-rotate") {
            try await inShop { shop in
                try #require(try await shop.export("ads_list").status == 0)
                let key = try newKey(in: shop)
                return try await asked(shop, ["key", "rotate", "--new-key-file", key])
            }
        },
        Self(name: "key-replace") {
            try await inShop { shop in
                try #require(try await shop.export("ads_list").status == 0)
                let key = try newKey(in: shop)
                return try await shop.segcast.run(
                    [
                        "key", "replace", "--lost", "--new-key-file", key, "--reason",
                        "it burnt", "--format", "json",
                    ],
                    ["SEGCAST_KEY_FILE": key],
                    without: ["SEGCAST_KEY"]
                )
            }
        },
        Self(name: "release-accept") {
            try await SegcastProcess.withFolder { folder in
                let segcast = try await SecondShop.withChampion(in: folder)
                for words in [
                    ["score", "--as-of", "2025-11-01"], ["release", "--as-of", "2025-11-01"],
                    ["score", "--as-of", "2025-11-02"],
                ] {
                    let done = try await segcast.run(words)
                    try #require(done.status == 0, "\(done.errors)")
                }
                // The second day's chances are another shop's.
                try await TestDatabase.connect().sql(
                    """
                    update segcast.scores set score_values = array[(1 + score_values[1]) / 2]
                    where release_id = 2 and score_values[1] is not null
                    """
                )
                let held = try await segcast.run("release", "--as-of", "2025-11-02")
                try #require(held.status == 65, "\(held.output) \(held.errors)")
                let words = ["release", "accept", "2", "--reason", "a new price list"]
                return try await segcast.run(words + ["--format", "json"])
            }
        },
    ]

    private static func inShop(
        _ body: (ExportShop) async throws -> SegcastProcess.Result
    ) async throws -> SegcastProcess.Result {
        var result: SegcastProcess.Result?
        try await withShop(isTampered: true) { result = try await body($0) }
        return try #require(result)
    }

    private static func asked(_ shop: ExportShop, _ words: [String]) async throws
        -> SegcastProcess.Result
    {
        try await shop.segcast.run(words + ["--reason", "a test says so", "--format", "json"], [:])
    }

    /// A file in the shop's folder with a key that nothing is kept under.
    private static func newKey(in shop: ExportShop) throws -> String {
        let path = "\(shop.folder)/new.key"
        try Data(String(repeating: "2b", count: 32).utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return path
    }
}

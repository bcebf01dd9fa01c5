import Foundation
import Glibc
import Postgres
import TestSupport
import Testing

/// `segcast doctor` in a shop of which one thing at a time is broken: what it says mends it.
@Suite(.emptyPostgres)
struct DoctorFaultTests {
    /// Breaks one thing, and expects one line of it; where its fix can be run, runs it, and expects nothing.
    private func expect(
        _ cause: String,
        _ words: String,
        fix: String,
        status: Int32,
        in shop: ExportShop,
        _ variables: [String: String] = [:],
        without missing: [String] = [],
        curing cure: ((String) async throws -> Void)? = nil
    ) async throws {
        let asked = try await Examined(shop.segcast, variables, without: missing)
        #expect(asked.causes == [cause], "\(asked.answers)")
        #expect(asked.status == status)
        let fault = try asked.fault(cause.split(separator: " ").dropLast().joined(separator: " "))
        #expect(fault.words.contains(words), "\(fault)")
        #expect(fault.fix?.contains(fix) == true, "\(fault)")
        guard let cure else { return }
        try await cure(try #require(fault.fix))
        let cured = try await Examined(shop.segcast, variables, without: missing)
        #expect(cured.causes == [] && cured.status == 0, "\(cured.answers)")
    }

    private func makeOpen(_ folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o777]
        )
        chmod(folder, 0o777)
    }

    private func shell(_ command: String) async throws { try await PrivateServer.shell(command) }

    @Test func `without a key, or with one that others read, the key alone is told`() async throws {
        try await withShop { shop in
            try await expect(
                "key wrong",
                "SEGCAST_KEY_FILE is not set",
                fix: "openssl rand -hex 32",
                status: 78,
                in: shop,
                without: ["SEGCAST_KEY", "SEGCAST_KEY_FILE"]
            )
            let file = "\(shop.folder)/Ann's open.key"
            try String(repeating: "5a", count: 32)
                .write(toFile: file, atomically: true, encoding: .utf8)
            chmod(file, 0o644)
            try await expect(
                "key wrong",
                "may be read by others",
                fix: "chmod 600 '",
                status: 78,
                in: shop,
                ["SEGCAST_KEY_FILE": file],
                without: ["SEGCAST_KEY"],
                curing: shell
            )
            try await expect(
                "key wrong",
                "is not 64 hexadecimal digits",
                fix: "openssl rand",
                status: 78,
                in: shop,
                ["SEGCAST_KEY": "S3cr3t"]
            )
        }
    }

    @Test func `what mends a missing key makes one, and touches none that is there`() async throws {
        try await withShop { shop in
            let asked = try await Examined(
                shop.segcast,
                without: ["SEGCAST_KEY", "SEGCAST_KEY_FILE"]
            )
            let fix = try #require(try asked.fault("key").fix)
            let folder = "\(shop.folder)/Ann's folder"
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: false
            )
            func run() async throws -> [String] {
                // The shell goes on to name the file that is there.
                try await shell(
                    "cd '\(shop.folder)'/Ann\\'s*; \(fix); echo \"$SEGCAST_KEY_FILE\" > named"
                )
                return try ["segcast.key", "named"].map {
                    try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
                }
            }
            let made = try await run()
            #expect(made[0].count == 65 && made[1].hasSuffix("/Ann's folder/segcast.key\n"))
            #expect(try await run() == made)
            let named = try await Examined(
                shop.segcast,
                ["SEGCAST_KEY_FILE": "\(folder)/segcast.key"],
                without: ["SEGCAST_KEY"]
            )
            #expect(named.causes == [], "\(named.answers)")
        }
    }

    @Test func `whatever is read on how to make a key overwrites none`() throws {
        let tree = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var count = 0
        for folder in ["README.md", "docs", "Sources", "Config", ".ci"] {
            let root = tree.appending(path: folder)
            let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
            let below = (files?.allObjects ?? []).compactMap { $0 as? URL }
            for file in [root] + below {
                guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
                for line in text.split(separator: "\n") where line.contains("rand -hex") {
                    count += 1
                    #expect(
                        line.contains("set -C; openssl rand -hex 32 >"),
                        "\(file.path)"
                    )
                }
            }
        }
        #expect(count >= 7)
    }

    @Test func `bytes that are kept under another key, and a list that the outbox forgot`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            try await expect(
                "kept bytes wrong",
                "bytes of run 1",
                fix: "SEGCAST_KEY_FILE",
                status: 78,
                in: shop,
                ["SEGCAST_KEY": String(repeating: "6b", count: 32)],
                without: ["SEGCAST_KEY_FILE"]
            )
            let head = "\(shop.segcast.outbox)/.segcast/news.json"
            try await shell("mv \(head) \(shop.folder)/head")
            try await expect(
                "lists wrong",
                "news: the database published number 1",
                fix: "segcast outbox adopt",
                status: 65,
                in: shop
            ) { _ in try await shell("mv \(shop.folder)/head \(head)") }
        }
    }

    @Test func `an outbox that others may write, that has no folder above, or that is a file`()
        async throws
    {
        try await withShop { shop in
            var shop = shop
            shop.segcast.outbox = "\(shop.folder)/Ann's outbox; $HOME"
            let outbox = shop.segcast.outbox
            #expect(access(outbox, F_OK) != 0)
            _ = try await Examined(shop.segcast)
            #expect(access(outbox, F_OK) != 0, "it makes nothing")
            try makeOpen(outbox)
            try await expect(
                "outbox wrong",
                "\(outbox) can be written by others",
                fix: "chmod go-w '\(shop.folder)/Ann'\\''s outbox; $HOME'",
                status: 74,
                in: shop
            ) { try await shell(String($0.prefix { $0 != "," })) }
            try makeOpen("\(outbox)/news")
            try await expect(
                "outbox wrong",
                "/news can be written by others",
                fix: "chmod go-w",
                status: 74,
                in: shop
            ) { try await shell(String($0.prefix { $0 != "," })) }
            var other = shop
            other.segcast.outbox = "\(shop.folder)/no/such/outbox"
            try await expect(
                "outbox wrong",
                "No such file",
                fix: "make the folder above it",
                status: 74,
                in: other
            )
            other.segcast.outbox = "\(shop.folder)/Config/policies.yaml"
            try await expect(
                "outbox wrong",
                "is no folder",
                fix: "name the folder itself",
                status: 74,
                in: other
            )
        }
    }

    @Test func `definitions that are not there or broken keep only what reads them from an answer`()
        async throws
    {
        try await withShop { shop in
            let broken = [
                "zone", "lists", "policies", "sources", "owners", "freshness", "consents",
                "exports",
            ]
            let nowhere = SegcastProcess(config: "\(shop.folder)/None", outbox: shop.segcast.outbox)
            let missing = try await Examined(nowhere)
            #expect(missing.causes == ["definitions wrong"] && missing.status == 78)
            #expect(missing.waiting(for: "definitions") == broken)
            #expect(
                try missing.fault("definitions").fix?.hasPrefix("segcast init --inspect") == true
            )
            try shop.edit("channels/mail.yaml") { "\($0)\nbogus: [1\n" }
            let cut = try await Examined(shop.segcast)
            #expect(cut.waiting(for: "definitions") == broken)
            #expect(try cut.fault("definitions").words.contains("channels/mail.yaml:"))
            let unnamed = SegcastProcess(config: shop.segcast.config, outbox: "")
            #expect(
                try await Examined(unnamed).waiting(for: "definitions")
                    == ["zone", "outbox", "disk"] + broken.dropFirst()
            )
            try shop.edit("channels/mail.yaml", "\nbogus: [1\n", to: "")
        }
    }

    @Test func `a zone that the server does not know is told with the one that is meant`()
        async throws
    {
        try await withShop { shop in
            try shop.edit("warehouse.yaml", "time_zone: UTC", to: "time_zone: Europe/Berln")
            let asked = try await Examined(shop.segcast)
            #expect(asked.causes == ["zone wrong"] && asked.status == 78, "\(asked.answers)")
            #expect(try asked.fault("zone").fix == "did you mean Europe/Berlin?")
            #expect(asked.waiting(for: "zone") == ["freshness", "exports"])
            try shop.edit("warehouse.yaml", "Europe/Berln", to: "UTC")
        }
    }

    @Test func `consents for another purpose, a source that stopped, and a list that is too small`()
        async throws
    {
        try await withShop { shop in
            try shop.edit("channels/mail.yaml", "[marketing]", to: "[newsletter]")
            let asked = try await Examined(shop.segcast)
            #expect(asked.causes == ["consents wrong"] && asked.status == 65, "\(asked.answers)")
            let fault = try asked.fault("consents")
            #expect(fault.words.contains("channel mail") && fault.words.contains("newsletter"))
            #expect(fault.fix?.contains("marketing") == true)
            #expect(asked.waiting(for: "consents") == ["exports"])
            try shop.edit("channels/mail.yaml", "[newsletter]", to: "[marketing]")
            try shop.edit("exports/news.yaml", "min_members: 10", to: "min_members: 401")
            try await expect(
                "exports wrong",
                "news: 400 in its segments, fewer than min_members 401",
                fix: "segcast run",
                status: 65,
                in: shop
            )
            try shop.edit("exports/news.yaml", "min_members: 401", to: "min_members: 10")
            try shop.edit(
                "warehouse.yaml",
                "occurred_at: at\n",
                to: "occurred_at: at\n  fresh_within_hours: 24\n"
            )
            try await expect(
                "freshness wrong",
                "events: the newest row is of 2024-01-01",
                fix: "fresh_within_hours",
                status: 65,
                in: shop
            )
        }
    }
}

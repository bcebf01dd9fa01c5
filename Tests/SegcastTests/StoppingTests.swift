import Foundation
import Glibc
import Postgres
import TestSupport
import Testing

/// What the program does when it is told to stop, and what it leaves to nobody.
@Suite(.emptyPostgres, .serialized)
struct StoppingTests {
    /// Runs an export behind a shell that writes its process id, does something meanwhile, and waits for its end.
    private func export(
        _ shop: ExportShop,
        _ variables: [String: String] = [:],
        after first: String = ":",
        _ meanwhile: (pid_t) async throws -> Void
    ) async throws -> SegcastProcess.Result {
        let export = ["export", "news", "--as-of", ExportShop.day]
        return try await run(
            export,
            shop.segcast,
            in: shop.folder,
            variables,
            after: first,
            meanwhile
        )
    }

    /// Runs a command likewise.
    private func run(
        _ arguments: [String],
        _ segcast: SegcastProcess,
        in folder: String,
        _ variables: [String: String],
        after first: String = ":",
        _ meanwhile: (pid_t) async throws -> Void
    ) async throws -> SegcastProcess.Result {
        let file = "\(folder)/process"
        async let result = segcast.run(
            arguments,
            variables,
            behind: [
                "/bin/sh", "-c",
                "\(first); echo $$ > \(file).new; mv \(file).new \(file); exec \"$@\"", "sh",
            ]
        )
        while access(file, F_OK) != 0 { try await Task.sleep(for: .milliseconds(5)) }
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let process = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        unlink(file)
        try await meanwhile(process)
        return try await result
    }

    @Test(arguments: [(SIGTERM, 143), (SIGINT, 130), (SIGHUP, 129)] as [(Int32, Int32)])
    func `whoever is told to stop rolls back and gives the lease back at once`(
        signal: Int32,
        status: Int32
    ) async throws {
        try await withShop { shop in
            let rival = try await TestDatabase.connect()
            try await rival.begin()
            try await rival.sql("lock table till.people")
            let stopped = try await export(shop) { process in
                try await TestDatabase.waitUntilOneSessionWaits()
                kill(process, signal)
            }
            #expect(stopped.status == status, "\(stopped.errors)")
            #expect(stopped.errors.contains("lease given back"), "\(stopped.errors)")
            try await rival.commit()
            let held: Int = try await shop.value(
                "select count(*) from segcast.leases where expires_at > now()"
            )
            #expect(held == 0)
            let next = try await shop.export("news")
            #expect(next.status == 0, "\(next.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news())
        }
    }

    @Test(
        arguments: [(SIGPIPE, ":"), (SIGXFSZ, ":"), (SIGHUP, "trap '' HUP")] as [(Int32, String)]
    )
    func `a reader who went away, and a terminal that nohup closed, stop nothing`(
        signal: Int32,
        first: String
    ) async throws {
        try await withShop { shop in
            let rival = try await TestDatabase.connect()
            try await rival.begin()
            try await rival.sql("lock table till.people")
            let made = try await export(shop, after: first) { process in
                try await TestDatabase.waitUntilOneSessionWaits()
                kill(process, signal)
                try await Task.sleep(for: .milliseconds(300))
                try await rival.commit()
            }
            #expect(made.status == 0, "\(made.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news())
        }
    }

    @Test(arguments: [(SIGTERM, 143), (SIGINT, 130)] as [(Int32, Int32)])
    func
        `a training that is told to stop ends before its next tree, keeps nothing, and is at nobody's way`(
            signal: Int32,
            status: Int32
        ) async throws
    {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make()
            let config = "\(folder)/Config"
            try FileManager.default.copyItem(atPath: try SecondShop.folder, toPath: config)
            let outcome = URL(filePath: "\(config)/outcomes/books_30d.yaml")
            // Trees for minutes: whoever waits for the last of them is ended by the clock instead.
            try String(contentsOf: outcome, encoding: .utf8)
                .replacing("rounds: 60", with: "rounds: 10000")
                .write(to: outcome, atomically: true, encoding: .utf8)
            let segcast = SegcastProcess(config: config, outbox: "\(folder)/outbox")
            try #require(try await segcast.run("init").status == 0)
            let mark = "\(folder)/mark"
            let train = ["train", "books_30d", "--as-of", "2025-11-01"]
            let failpoint = ["SEGCAST_FAILPOINT": "train.round=\(mark)"]
            let stopped = try await run(train, segcast, in: folder, failpoint) { process in
                while access(mark, F_OK) != 0 { try await Task.sleep(for: .milliseconds(5)) }
                kill(process, signal)
                try await Task.sleep(for: .milliseconds(300))
                unlink(mark)
            }
            #expect(stopped.status == status, "\(stopped.errors)")
            #expect(stopped.errors.contains("lease given back"), "\(stopped.errors)")
            #expect(!stopped.errors.contains("cannot be asked"), "the clock ended it")
            let session = try await TestDatabase.connect()
            let left = try await session.sql(
                """
                select 1 from segcast.leases where expires_at > now()
                union all select 1 from segcast.model_versions
                """
            )
            #expect(left.isEmpty)
        }
    }

    @Test func `a second signal ends the program at once`() async throws {
        try await withShop { shop in
            let mark = "\(shop.folder)/mark"
            // Stopped at a failpoint, it hears of nothing.
            let stopped = try await export(shop, ["SEGCAST_FAILPOINT": "stage.copy=\(mark)"]) {
                process in
                while access(mark, F_OK) != 0 { try await Task.sleep(for: .milliseconds(5)) }
                kill(process, SIGTERM)
                try await Task.sleep(for: .milliseconds(300))
                kill(process, SIGTERM)
            }
            #expect(stopped.status == 143)
            unlink(mark)
            try await shop.expireLeases()
            #expect(try await shop.export("news").status == 0)
        }
    }

    @Test func `memory with people's details and the key reaches no core file`() async throws {
        try await withShop { shop in
            let mark = "\(shop.folder)/mark"
            let done = try await export(shop, ["SEGCAST_FAILPOINT": "stage.copy=\(mark)"]) {
                process in
                while access(mark, F_OK) != 0 { try await Task.sleep(for: .milliseconds(5)) }
                let limits = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
                let core = try #require(
                    limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
                )
                #expect(core.split(separator: " ").suffix(3) == ["0", "0", "bytes"], "\(core)")
                unlink(mark)
            }
            #expect(done.status == 0, "\(done.errors)")
        }
    }

    @Test func `a key file that is no private file is refused at once`() async throws {
        try await withShop { shop in
            let key = String(repeating: "5a", count: 32)
            let (pipe, open, foreign) = (
                "\(shop.folder)/pipe", "\(shop.folder)/open", "\(shop.folder)/foreign"
            )
            try #require(mkfifo(pipe, 0o600) == 0)
            for file in [open, foreign] {
                try key.write(toFile: file, atomically: true, encoding: .utf8)
                chmod(file, 0o600)
            }
            chmod(open, 0o640)
            var refused = [
                (pipe, "no regular file"), ("/dev/zero", "no regular file"), (open, "chmod 600"),
            ]
            if geteuid() == 0 {
                chown(foreign, 65_534, 65_534)
                refused.append((foreign, "neither to this user nor to root"))
            }
            for (file, words) in refused {
                let made = try await shop.export(
                    "news",
                    ["SEGCAST_KEY_FILE": file]
                )
                #expect(made.status == 78 && made.errors.contains(words), "\(file): \(made.errors)")
                #expect(!made.errors.contains("5a5a"))
            }
        }
    }
}

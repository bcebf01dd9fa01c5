import Foundation
import Glibc
import Postgres
import TestSupport
import Testing

/// Faults of the disk, the system and the server: `make faults`, as root, with strace.
@Suite(.emptyPostgres, .serialized, .enabled(if: Faults.areAll, "make faults tries these"))
struct MachineFaultTests {
    private func withShop(
        people: Int = 400,
        on server: PrivateServer? = nil,
        isVerified: Bool = true,
        _ body: (inout ExportShop) async throws -> Void
    ) async throws {
        try await SegcastProcess.withFolder { folder in
            var shop = try await ExportShop(in: folder, people: people, on: server)
            try await body(&shop)
            guard isVerified else { return }
            let breaches = try await shop.breaches()
            #expect(breaches == "")
        }
    }

    /// What the next run of an export will touch: its folders, its drafts and its final names.
    private func paths(_ shop: ExportShop, _ export: String, number: Int) async throws -> [String] {
        let token: Int = try await shop.value(
            "select coalesce(max(token), 0) + 1 from segcast.leases where lease_name = 'export \(export)'"
        )
        let run: Int = try await shop.value(
            "select coalesce(max(run_id), 0) + 1 from segcast.export_runs"
        )
        let outbox = shop.segcast.outbox
        let digits = String(repeating: "0", count: 6 - "\(number)".count) + "\(number)"
        let staging = "\(outbox)/.staging/\(run).\(token)"
        return [
            outbox, "\(outbox)/.staging", staging, "\(staging)/audience.1.csv",
            "\(staging)/manifest.json", "\(outbox)/.segcast", "\(outbox)/.segcast/.\(export).new",
            "\(outbox)/.segcast/\(export).json", "\(outbox)/\(export)",
            "\(outbox)/\(export)/\(export).\(digits).csv",
            "\(outbox)/\(export)/\(export).\(digits).manifest.json",
        ]
    }

    /// Runs an export behind strace, which injects into calls on its paths.
    private func export(
        _ shop: ExportShop,
        _ name: String,
        day: String,
        number: Int,
        inject: String,
        only: [String]? = nil
    ) async throws -> SegcastProcess.Result {
        var tracer = ["/usr/bin/strace", "-qq", "-f", "-o", "/dev/null", "-e", "inject=\(inject)"]
        tracer += ["-e", "trace=\(inject.split(separator: ":")[0])"]
        for path in try await paths(shop, name, number: number)
        where only?.contains(where: path.hasSuffix) ?? true {
            tracer += ["-P", path]
        }
        return try await shop.segcast.run(
            ["export", name, "--as-of", day, "--format", "json"],
            [:],
            behind: tracer
        )
    }

    @Test(arguments: [
        "mkdir", "openat", "write", "read", "fsync", "close", "link", "unlink", "rename",
    ])
    func `an export killed at any system call on its files goes on to the same bytes`(
        call: String
    ) async throws {
        try await withShop { shop in
            try #require(try await shop.export("do_not_target", day: "2024-03-04").status == 0)
            let bytes = try shop.file("do_not_target", 1)
            var kills = 0
            for number in 2...60 {
                let hours = (4 + number / 24, number % 24)
                let day = String(format: "2024-03-%02dT%02d:00Z", hours.0, hours.1)
                let cut = try await export(
                    shop,
                    "do_not_target",
                    day: day,
                    number: number,
                    inject: "\(call):signal=KILL:when=\(kills + 1)"
                )
                if cut.status == 0 { break }
                try #require(cut.status == 9, "\(cut.errors)")
                kills += 1
                try await shop.expireLeases()
                let resumed = try await shop.export("do_not_target", day: day)
                try #require(resumed.status == 0, "\(call) \(kills): \(resumed.errors)")
                #expect(try shop.file("do_not_target", number) == bytes, "\(call) \(kills)")
                let breaches = try await shop.breaches()
                #expect(breaches == "", "\(call) \(kills)")
            }
            #expect(kills > 0, "\(call) was never called")
        }
    }

    @Test(arguments: [
        "write:error=ENOSPC:when=1", "fsync:error=ENOSPC:when=1", "fsync:error=EIO:when=2",
        "close:error=EIO:when=1", "link:error=EIO:when=1", "link:error=ENOSPC:when=2",
        "write:retval=10:when=1",
    ])
    func `a disk that fails is told, and the export is made whole later`(fault: String) async throws
    {
        try await withShop { shop in
            let failed = try await export(
                shop,
                "news",
                day: ExportShop.day,
                number: 1,
                inject: fault,
                only: fault.hasSuffix("when=1") && !fault.hasPrefix("link") ? [".csv"] : nil
            )
            #expect(failed.status == 74, "\(failed.status) \(failed.errors)")
            let published =
                (try? FileManager.default.contentsOfDirectory(atPath: "\(shop.segcast.outbox)/news"))
                ?? []
            #expect(!published.contains { $0.hasSuffix(".manifest.json") })
            let resumed = try await shop.export("news")
            try #require(resumed.status == 0, "\(resumed.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news())
        }
    }

    @Test func `a full outbox keeps what was charged, and the export goes on when there is room`()
        async throws
    {
        try await withShop(people: 8000, isVerified: false) { shop in
            let outbox = "\(shop.folder)/small"
            try await PrivateServer.shell(
                "mkdir \(outbox) && mount -t tmpfs -o size=400k,mode=700 none \(outbox)"
            )
            defer { umount2(outbox, Int32(MNT_DETACH)) }
            shop.segcast.outbox = outbox
            let early = try await shop.export("ads_list")
            #expect(early.status == 74 && early.errors.contains("make room"), "\(early.errors)")
            #expect(early.tells("too-little-space"), "\(early.errors)")
            // Now the estimate lets it begin, and the disk is full halfway.
            try await PrivateServer.shell("mount -o remount,size=1500k \(outbox)")
            let full = try await shop.export("ads_list")
            #expect(full.status == 74 && full.errors.contains("No space left"), "\(full.errors)")
            #expect(full.tells("system-call-failed"), "\(full.errors)")
            let state: String = try await shop.value("select state from segcast.export_runs")
            #expect(state == "reserved")
            #expect(!FileManager.default.fileExists(atPath: "\(outbox)/ads_list"))
            try await PrivateServer.shell("mount -o remount,size=20m \(outbox)")
            let resumed = try await shop.export("ads_list")
            try #require(resumed.status == 0, "\(resumed.errors)")
            let breaches = try await shop.breaches()
            #expect(breaches == "")
        }
    }

    /// A sync of a folder brings the whole journal of the disk down: where one is dropped, those after it have to be too.
    @Test(arguments: [
        ([], true), ([""], false), (["audience.1.csv"], false), (["manifest.json"], false),
        (["/news", "/.segcast", "/.news.new"], false),
    ])
    func `what is published outlives the power, and each sync is needed for it`(
        dropped: [String],
        isWhole: Bool
    ) async throws {
        try await withShop(isVerified: false) { shop in
            let image = "\(shop.folder)/disk.img"
            let (outbox, after) = ("\(shop.folder)/disk", "\(shop.folder)/after")
            try await PrivateServer.shell(
                """
                mkdir \(outbox) \(after) && truncate -s 32M \(image) && mkfs.ext4 -q \(image) &&
                mount -o loop,commit=300 \(image) \(outbox) && chmod 700 \(outbox) && sync
                """
            )
            defer { umount2(outbox, Int32(MNT_DETACH)) }
            shop.segcast.outbox = outbox
            let made =
                dropped.isEmpty
                ? try await shop.export("news")
                : try await export(
                    shop,
                    "news",
                    day: ExportShop.day,
                    number: 1,
                    inject: "fsync:retval=0",
                    only: dropped
                )
            try #require(made.status == 0, "\(made.errors)")
            // The disk as it is without what the system still holds in memory; nobody reads what staging holds.
            try await PrivateServer.shell(
                "cp --sparse=always \(image) \(image).after && mount -o loop \(image).after \(after) && rm -rf \(after)/.staging/*"
            )
            let survivor = SegcastProcess(config: shop.segcast.config, outbox: after)
            let verified = try await survivor.run("verify")
            umount2(after, Int32(MNT_DETACH))
            #expect((verified.status == 0) == isWhole, "\(dropped): \(verified.output)")
        }
    }

    @Test func `whether or not a commit's answer was lost, each arrow happens once`() async throws {
        let server = try await PrivateServer()
        try await withShop(on: server) { shop in
            let admin = try await server.connect()
            let points = [
                "plan.commit", "reserve.commit", "stage.commit", "commit.commit", "publish.commit",
            ]
            let days = ["2024-03-04", "2024-03-12", "2024-03-20", "2024-03-28", "2024-04-05"]
            for (index, (point, day)) in zip(points, days).enumerated() {
                let made = try await shop.export("news", day: day, stoppedAt: point) {
                    try await server.set("synchronous_standby_names", to: "nope")
                    Task {
                        // The commit is on disk and waits for a standby that does not exist.
                        for _ in 0..<500 {
                            let killed = try await admin.sql(
                                "select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'"
                            )
                            if !killed.isEmpty { break }
                            try await Task.sleep(for: .milliseconds(20))
                        }
                        try await server.set("synchronous_standby_names", to: nil)
                    }
                }
                try #require(made.status == 0, "\(point): \(made.errors)")
                #expect(try shop.file("news", index + 1) == ExportShop.news())
                let runs: Int = try await shop.value("select count(*) from segcast.export_runs")
                #expect(runs == index + 1, "\(point)")
                let most: Int = try await shop.value(
                    """
                    select max(contact_count) from (
                        select count(*) as contact_count from segcast.reservations
                        where released_at is null
                            and contact_at > (select max(contact_at) from segcast.reservations) - interval '168 hours'
                        group by customer_id
                    ) as recent
                    """
                )
                #expect(most <= 3, "\(point)")
            }
        }
        try await server.remove()
    }

    @Test(arguments: ["reserve.commit", "stage.copy", "commit.commit"])
    func `a postmaster that is killed loses no run and charges nobody twice`(point: String)
        async throws
    {
        let server = try await PrivateServer()
        try await withShop(on: server) { shop in
            let made = try await shop.export("news", stoppedAt: point) {
                try await server.kill()
                try await server.start()
            }
            let again = made.status == 0 ? made : try await shop.export("news")
            try #require(again.status == 0, "\(made.errors)\(again.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news())
        }
        try await server.remove()
    }

    @Test func `scoring that is cut short leaves no score and the release before in force`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            let segcast = try await SecondShop.withChampion(in: folder)
            let session = try await TestDatabase.connect()
            let cut = try await segcast.run(
                ["score", "--as-of", "2025-11-01"],
                ["SEGCAST_FAILPOINT": "score.batch=kill"]
            )
            #expect(cut.status == 9)
            try await session.sql("update segcast.leases set expires_at = '-infinity'")
            #expect(try await Self.unmarkedScores(session) == 0)
            let mark = "\(folder)/mark"
            async let lost = segcast.run(
                ["score", "--as-of", "2025-11-01"],
                ["SEGCAST_FAILPOINT": "score.batch=\(mark)"]
            )
            while access(mark, F_OK) != 0 { try await Task.sleep(for: .milliseconds(10)) }
            try await session.sql(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                """
            )
            unlink(mark)
            #expect(try await lost.status != 0)
            try await session.sql("update segcast.leases set expires_at = '-infinity'")
            #expect(try await Self.unmarkedScores(session) == 0)
            let whole = try await segcast.run("run", "--as-of", "2025-11-01")
            #expect(whole.status == 0, "\(whole.errors)")
            #expect(try await segcast.run("verify").status == 0)
        }
    }

    /// Scores in the table of the release that is being scored, beyond those of buckets that are marked done.
    private static func unmarkedScores(_ session: Session) async throws -> Int {
        let release: Int = try await session.sql(
            "select release_id from segcast.releases where state = 'scoring'"
        )[0].value("release_id")
        return try await session.sql(
            """
            select
                (select count(*) from segcast_data.scores_\(release))
                - (select coalesce(sum(scored_count), 0)::bigint from segcast.release_buckets where release_id = \(release))
                as score_count
            """
        )[0].value("score_count")
    }
}

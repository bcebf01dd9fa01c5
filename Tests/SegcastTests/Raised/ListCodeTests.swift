import Foundation
import Postgres
import TestSupport
import Testing

@testable import segcast

/// The codes that lists end with, each raised where somebody meddles with a shop's run.
@Suite(.emptyPostgres, .serialized)
struct ListCodeTests {
    @Test func `what cannot be proved without the key is told`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            let verified = try await shop.segcast.run(
                ["verify"],
                without: ["SEGCAST_KEY", "SEGCAST_KEY_FILE"]
            )
            #expect(
                verified.status == 78 && verified.tells("claims-unproved"),
                "\(verified.errors)"
            )
        }
    }

    @Test func `several lists that are not made are told with a line each`() async throws {
        try await withShop { shop in
            try await shop.session.sql(
                "delete from segcast.memberships where segment = 'everybody'"
            )
            let made = try await shop.segcast.run("export", "--as-of", ExportShop.day)
            #expect(made.status == 65 && made.tells("lists-not-made"), "\(made.errors)")
            #expect(made.tells("too-few-members"))
            let lines = made.errors.split(separator: "\n").filter { $0.contains("min_members 10") }
            #expect(
                lines.count == 19 && lines.allSatisfy { $0.hasSuffix("[too-few-members]") },
                "\(made.errors)"
            )
        }
    }

    @Test func `kept bytes that are gone are told where a list was not published before`()
        async throws
    {
        try await withShop(isTampered: true) { shop in
            _ = try await shop.export("news", ["SEGCAST_FAILPOINT": "committed=kill"])
            try await shop.expireLeases()
            try await shop.session.sql("delete from segcast.kept_bytes")
            try await PrivateServer.shell("rm -rf \(shop.segcast.outbox)/.staging")
            let late = try await shop.export("news")
            #expect(late.status == 65, "\(late.output)\(late.errors)")
            #expect(late.tells("bytes-lost"), "\(late.errors)")
        }
    }

    @Test func `a run that another process took over is told`() async throws {
        try await withShop(isTampered: true) { shop in
            let session = shop.session
            let made = try await shop.export("news", stoppedAt: "stage.written") {
                try await session.sql(
                    "update segcast.export_runs set lease_token = lease_token + 1"
                )
            }
            #expect(made.status == 75, "\(made.output)\(made.errors)")
            #expect(made.tells("export-taken-over"), "\(made.errors)")
        }
    }

    @Test func `a file that was changed while its bytes were kept is told`() async throws {
        // More than one chunk, so that the rest can be changed when the first is kept.
        try await withShop(people: 20_000, isTampered: true) { shop in
            let outbox = shop.segcast.outbox
            let made = try await shop.export("news", stoppedAt: "stage.copy") {
                try await PrivateServer.shell(
                    "printf xxxx | dd of=$(ls \(outbox)/.staging/1.*/audience.1.csv) bs=1 seek=1100000 conv=notrunc"
                )
            }
            #expect(made.status == 74 && made.tells("content-differs"), "\(made.errors)")
        }
    }

    @Test func `consents that are withdrawn without end keep a list from settling`() async throws {
        try await withShop(people: 8000, isTampered: true) { shop in
            // Three hundred people more withdraw each second.
            for statement in [
                "alter table till.consents rename to words",
                "create table till.began as select clock_timestamp() as at",
                """
                create view till.consents as
                select person, is_granted and person > 300 * extract(epoch from clock_timestamp() - began.at) as is_granted,
                    words.at
                from till.words, till.began
                """,
            ] { try await shop.session.sql(statement) }
            let made = try await shop.export("news")
            #expect(made.status == 75 && made.tells("never-settled"), "\(made.errors)")
        }
    }

    @Test func `a committed list whose number is another's by now is not sent`() async throws {
        try await withShop(isTampered: true) { shop in
            _ = try await shop.export("news", ["SEGCAST_FAILPOINT": "committed=kill"])
            try await shop.expireLeases()
            try await shop.session.sql(
                "update segcast.export_sequences set last_sequence = last_sequence + 1 where export = 'news'"
            )
            try await shop.letThreeLeave()
            let late = try await shop.export("news")
            #expect(late.status == 65 && late.tells("run-overtaken"), "\(late.errors)")
        }
    }

    @Test func `a login that may make nothing is told what a DBA prints`() async throws {
        try await TestDatabase.withLogins(1) { logins in
            try await SegcastProcess.withFolder { folder in
                var segcast = SegcastProcess(config: try SecondShop.folder, outbox: folder)
                segcast.login = logins[0]
                let made = try await segcast.run("init")
                #expect(made.status == 77 && made.tells("init-not-allowed"), "\(made.errors)")
            }
        }
    }

    @Test func `a damaged file of the demo's data is told`() async throws {
        try await SegcastProcess.withFolder { folder in
            let head: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]
            // A block that ends too soon, and one of no kind.
            for rest: [UInt8] in [[1, 4, 0, 0xfb, 0xff, 65], [7, 7, 7]] {
                let path = "\(folder)/damaged.gz"
                try Data(head + rest).write(to: URL(filePath: path))
                let error = #expect(throws: CommandFailure.self) {
                    let lines = try GzipLines(path)
                    while try lines.next() != nil {}
                }
                #expect(error?.tells("demo-data-damaged") == true)
            }
        }
    }
}

import Foundation
import Postgres
import TestSupport
import Testing

/// What is tried in every run of the tests, and what `make faults` tries besides.
enum Faults {
    static let areAll = ProcessInfo.processInfo.environment["SEGCAST_FAULTS"] == "all"

    /// The arrows: `X.commit` lies at the end of the transaction, `Xed` behind its commit.
    static let points =
        areAll
        ? [
            "plan.commit", "planned", "reserve.commit", "reserved", "stage.written", "stage.copy",
            "stage.commit", "staged", "gate", "commit.commit", "committed", "publish.remembered",
            "publish.linked", "publish.manifest", "publish.commit", "published",
        ] : ["reserved", "stage.copy", "committed", "publish.linked", "publish.manifest"]
}

@Suite(.emptyPostgres)
struct FaultTests {
    /// The contacts that are charged, as the counters have them.
    private func charged(_ shop: ExportShop) async throws -> Int {
        try await shop.value(
            "select coalesce(sum(contact_count), 0)::bigint from \(ExportShop.charged)"
        )
    }

    @Test(arguments: Faults.points)
    func `an export killed at an arrow goes on to the same file, charged once`(point: String)
        async throws
    {
        try await withShop { shop in
            let cut = try await shop.export("news", ["SEGCAST_FAILPOINT": "\(point)=kill"])
            #expect(cut.status == 9)
            try await shop.expireLeases()
            let resumed = try await shop.export("news")
            try #require(resumed.status == 0, "\(resumed.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news())
            #expect(try await charged(shop) == 379)
            let folder = "\(shop.folder)/outbox/news"
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
            let staged = "\(shop.folder)/outbox/.staging"
            #expect(try FileManager.default.contentsOfDirectory(atPath: staged).isEmpty)
            #expect(try await shop.export("news", day: "2024-03-05").status == 0)
        }
    }

    @Test(arguments: Faults.areAll ? ["planned", "reserved", "staged", "gate"] : ["gate"])
    func `whoever withdraws before the gate is not in the file and gets the contact back`(
        point: String
    ) async throws {
        try await withShop { shop in
            let session = shop.session
            let made = try await shop.export("news", stoppedAt: point) {
                try await session.sql("insert into till.consents values (7, false, '2024-03-04')")
                try await session.sql("insert into till.blocked values (8)")
                try await session.sql("delete from till.people where id = 9")
            }
            try #require(made.status == 0, "\(made.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news(without: [7, 8, 9]))
            #expect(try await charged(shop) == 376)
        }
    }

    @Test(arguments: Faults.areAll ? ["committed", "publish.linked", "published"] : ["committed"])
    func `whoever withdraws after the gate is in this file and in the next removals`(
        point: String
    ) async throws {
        try await withShop { shop in
            let session = shop.session
            let made = try await shop.export("ads_list", stoppedAt: point) {
                try await session.sql(
                    """
                    insert into till.consents
                    select min(customer_id), false, '2024-03-04' from segcast.export_members
                    """
                )
            }
            try #require(made.status == 0, "\(made.errors)")
            let first = try shop.rows("ads_list", 1)
            try #require(try await shop.export("ads_list", day: "2024-03-05").status == 0)
            let removed = try shop.rows("ads_list", 2, ".removals.csv")
            #expect(removed.count == 1 && removed.isSubset(of: first))
        }
    }

    @Test func `a withdrawal that comes while the gate waits for its lock is seen`() async throws {
        try await withShop { shop in
            let locker = try await TestDatabase.connect()
            let session = shop.session
            let made = try await shop.export("news", stoppedAt: "gate") {
                try await locker.begin()
                try await locker.sql("select 1::bigint as one from segcast.export_runs for update")
                Task {
                    try await TestDatabase.waitUntilOneSessionWaits()
                    try await session.sql(
                        "insert into till.consents values (7, false, '2024-03-04')"
                    )
                    try await locker.commit()
                }
            }
            try #require(made.status == 0, "\(made.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news(without: [7]))
        }
    }

    @Test(
        arguments: Faults.areAll
            ? ["reserve.commit", "stage.written", "gate", "committed"] : ["gate"]
    )
    func `a process that slept past its lease changes nothing`(point: String) async throws {
        try await withShop { shop in
            let zombie = try await shop.export("news", stoppedAt: point) {
                if point == "reserve.commit" { return }
                try await shop.expireLeases()
                let heir = try await shop.export("news")
                try #require(heir.status == 0, "\(heir.errors)")
            }
            #expect([0, 75].contains(zombie.status), "\(zombie.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news())
            #expect(try await charged(shop) == 379)
            let runs: Int = try await shop.value("select count(*) from segcast.export_runs")
            #expect(runs == 1)
        }
    }

    @Test
    func `a name that holds other content is never replaced, and a person lets the run go on`()
        async throws
    {
        try await withShop { shop in
            let foreign = "\(shop.folder)/outbox/news/news.000001.csv"
            let made = try await shop.export("news", stoppedAt: "committed") {
                let folder = URL(filePath: foreign).deletingLastPathComponent()
                try FileManager.default.createDirectory(
                    at: folder,
                    withIntermediateDirectories: true
                )
                try Data("somebody else's\n".utf8).write(to: URL(filePath: foreign))
            }
            #expect(
                made.status == 74 && made.errors.contains("was not overwritten"),
                "\(made.errors)"
            )
            let blocked = try await shop.export("news", day: "2024-03-05")
            #expect(made.tells("name-taken") && blocked.tells("needs-attention"))
            #expect(blocked.status == 65 && blocked.errors.contains("foreign_file"))
            try FileManager.default.removeItem(atPath: foreign)
            try #require(try await shop.accept(1).status == 0)
            #expect(try await shop.export("news", day: "2024-03-05").status == 0)
            #expect(try shop.file("news", 1) == ExportShop.news())
        }
    }
}

import Foundation
import Postgres
import TestSupport
import Testing

/// What the outbox remembers, beside a database that remembers something else.
@Suite(.emptyPostgres)
struct HeadTests {
    @Test
    func `a restored database that is behind what was sent sends nothing before a person says so`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            try await shop.session.run(KeptTables.keep)
            try #require(try await shop.export("news", day: "2024-03-06").status == 0)
            // The consumer takes files away.
            try await PrivateServer.shell("rm \(shop.segcast.outbox)/news/news.000002.*")
            try await shop.session.run(KeptTables.restore)

            let refused = try await shop.export("news", day: "2024-03-08")
            #expect(refused.status == 65, "\(refused.errors)")
            #expect(refused.errors.contains("number 2 was sent, and the database knows 1"))
            #expect(refused.errors.contains("segcast outbox adopt --reason"))
            #expect(refused.tells("outbox-differs"), "\(refused.errors)")
            let shown = try await shop.segcast.run("outbox")
            #expect(shown.status == 65 && shown.tells("heads-differ"), "\(shown.errors)")
            let other = try await shop.export("ads_list", day: "2024-03-08")
            #expect(other.status == 65, "its caps do not know of list 2: \(other.errors)")
            let verified = try await shop.segcast.run("verify")
            #expect(verified.status == 65 && verified.output.contains("the database knows 1"))
            #expect(verified.tells("claims-broken"), "\(verified.errors)")

            let asked = try await shop.segcast.run("outbox", "adopt", "--reason", "a test")
            #expect(asked.status == 65 && asked.errors.contains("--accept"), "\(asked.errors)")
            #expect(asked.errors.contains("had 379 customers") && asked.tells("accept-needed"))
            let adopted = try await shop.adopt()
            #expect(adopted.status == 0, "\(adopted.errors)")
            let made = try await shop.export("news", day: "2024-03-08")
            #expect(made.status == 0, "\(made.errors)")
            #expect(try shop.file("news", 3) == ExportShop.news())
            #expect(try await shop.export("ads_list", day: "2024-03-08").status == 0)
        }
    }

    @Test(arguments: [true, false])
    func `files of lists that were adopted may stay, and are counted`(knowsFirst: Bool) async throws
    {
        try await withShop { shop in
            if knowsFirst { try #require(try await shop.export("news").status == 0) }
            try await shop.session.run(KeptTables.keep)
            for day in ["2024-03-06", "2024-03-07"] {
                try #require(try await shop.export("news", day: day).status == 0)
            }
            try await shop.session.run(KeptTables.restore)
            let adopted = try await shop.adopt()
            try #require(adopted.status == 0, "\(adopted.errors)")
            let verified = try await shop.segcast.run("verify")
            #expect(verified.status == 0, "\(verified.output)")
            #expect(verified.output.contains("4 files of lists that were adopted"))
            try #require(try await shop.export("news", day: "2024-03-08").status == 0)
            #expect(try await shop.breaches() == "")

            let folder = "\(shop.segcast.outbox)/news"
            let first = knowsFirst ? 2 : 1
            for name in ["000009.csv", "000004.old.csv", "00000\(first).csv.bak"] {
                try await PrivateServer.shell(
                    "cp -p \(folder)/news.00000\(first).csv \(folder)/news.\(name)"
                )
                #expect(try await shop.breaches().contains("news.\(name): is no run's"))
                try await PrivateServer.shell("rm \(folder)/news.\(name)")
            }
        }
    }

    @Test func `an outbox that remembers nothing of what was published is not filled`() async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            let outbox = shop.segcast.outbox
            try await PrivateServer.shell("mv \(outbox)/.segcast \(shop.folder)/away")
            let refused = try await shop.export("news", day: "2024-03-06")
            #expect(refused.status == 65, "\(refused.errors)")
            #expect(refused.errors.contains("the outbox remembers nothing"))
            let shown = try await shop.segcast.run("outbox", "show")
            #expect(shown.status == 65 && shown.output.contains("head_missing"))
            let adopted = try await shop.segcast.run("outbox", "adopt", "--reason", "moved")
            #expect(adopted.status == 0, "\(adopted.errors)")
            #expect(try await shop.segcast.run("outbox").status == 0)
            #expect(try await shop.export("news", day: "2024-03-06").status == 0)
        }
    }

    @Test func `an outbox of last week is not filled`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            let outbox = shop.segcast.outbox
            try await PrivateServer.shell("cp -a \(outbox)/.segcast \(shop.folder)/old")
            try #require(try await shop.export("news", day: "2024-03-06").status == 0)
            try await PrivateServer.shell(
                "mv \(outbox)/.segcast \(shop.folder)/new; mv \(shop.folder)/old \(outbox)/.segcast"
            )
            let refused = try await shop.export("news", day: "2024-03-08")
            #expect(refused.status == 65, "\(refused.errors)")
            #expect(refused.errors.contains("published past number 1"))
            try await PrivateServer.shell(
                "rm -r \(outbox)/.segcast; mv \(shop.folder)/new \(outbox)/.segcast"
            )
            #expect(try await shop.export("news", day: "2024-03-08").status == 0)
        }
    }

    @Test(arguments: [
        "committed", "publish.remembered", "publish.linked", "publish.manifest", "published",
    ])
    func `a list that was cut short is never ahead or behind of what the outbox remembers`(
        point: String
    )
        async throws
    {
        try await withShop { shop in
            _ = try await shop.export("news", ["SEGCAST_FAILPOINT": "\(point)=kill"])
            try await shop.expireLeases()
            let resumed = try await shop.export("news", day: "2024-03-06")
            #expect(resumed.status == 0, "\(resumed.errors)")
            // Without its manifest nobody has seen it, and it gives way.
            let last = ["publish.manifest", "published"].contains(point) ? 2 : 1
            #expect(try shop.file("news", 1) == ExportShop.news())
            #expect(try shop.file("news", last) == ExportShop.news())
            let head = "\(shop.segcast.outbox)/.segcast/news.json"
            let remembered = try String(contentsOfFile: head, encoding: .utf8)
            #expect(remembered.contains("\"sequence\" : \(last)"))
        }
    }
}

import Glibc
import TestSupport
import Testing

/// What `segcast verify` says of an outbox that is in use.
@Suite(.emptyPostgres)
struct VerifierTests {
    @Test func `what is published while it is verified is no breach`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            let verified = try await shop.run(["verify"], stoppedAt: "verify.listed") {
                for name in ["news", "ads_list"] {
                    let made = try await shop.export(name, day: "2024-03-06")
                    #expect(made.status == 0, "\(made.errors)")
                }
            }
            #expect(verified.status == 0, "\(verified.output)")
        }
    }

    @Test(arguments: ["publish.linked", "publish.manifest", "published"])
    func `an export that publishes its list just now breaks nothing`(point: String) async throws {
        try await withShop { shop in
            let made = try await shop.export("news", stoppedAt: point) {
                let breaches = try await shop.breaches()
                #expect(breaches == "")
            }
            #expect(made.status == 0, "\(made.errors)")
        }
    }

    @Test func `a manifest that is taken away while it is verified is missing`() async throws {
        try await withShop(isTampered: true) { shop in
            let outbox = shop.segcast.outbox
            let verified = try await shop.run(["verify"], stoppedAt: "verify.listed") {
                _ = try await shop.export("news")
                try await PrivateServer.shell("rm \(outbox)/news/news.000001.manifest.json")
            }
            #expect(verified.status == 65)
            #expect(verified.output.contains("000001.manifest.json: missing or no manifest"))
        }
    }
}

import Glibc
import TestSupport
import Testing

/// What `segcast verify` says of an outbox that is in use, and of what does not belong there.
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

    /// Files that are laid into an outbox with a published list, while the list after it waits: what is done, and what
    /// of it is told.
    static let foreign: [(laid: String, told: String)] = [
        ("cp -p ads_list/ads_list.000001.csv .segcast/.x.new", ".segcast/.x.new: is no run's"),
        (
            "cp -p ads_list/ads_list.000001.csv .segcast/.ads_list.new",
            ".segcast/.ads_list.new: is no run's"
        ),
        ("cp -p .segcast/ads_list.json .segcast/.news.new", ".segcast/.news.new: is no run's"),
        ("cp -p .segcast/ads_list.json .segcast/.ads_list.new", ""),
        (": > .segcast/.ads_list.new", ""),
        ("cd .staging/2.*; cp -p audience.1.csv audience.2.csv", ""),
        ("cd .staging/2.*; cp -p audience.1.csv removals.1.csv", ""),
        ("cd .staging/2.*; cp -p audience.1.csv restored.12.csv", ""),
        ("cd .staging/2.*; cp -p audience.1.csv manifest.json", ""),
        ("cd .staging/2.*; cp -p audience.1.csv audience.0.csv", "audience.0.csv: is no run's"),
        ("cd .staging/2.*; cp -p audience.1.csv audience.1.bak", "audience.1.bak: is no run's"),
        ("cd .staging/2.*; cp -p audience.1.csv people.1.csv", "people.1.csv: is no run's"),
        (
            "cp -rp .staging/2.* .staging/2.old",
            ".staging/2.old/audience.1.csv: is no run's"
        ),
        ("cp -rp .staging/2.* .staging/2", ".staging/2/audience.1.csv: is no run's"),
        ("cp -rp .staging/2.* .staging/2.7", ""),
        ("cp -rp .staging/2.* .staging/9.1", ".staging/9.1/audience.1.csv: is no run's"),
        ("chmod 640 ads_list/ads_list.000001.csv", "000001.csv: its group may read it"),
        ("chmod 4600 ads_list/ads_list.000001.csv", "000001.csv: may be run as a program"),
        ("mkdir -p ads_list/.a/b", "ads_list/.a/b: is a folder that nobody made"),
        ("chmod 604 ads_list/ads_list.000001.csv", "000001.csv: everybody may read it"),
    ]

    @Test func `only what a run writes may lie beside its files`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            _ = try await shop.export("news", ["SEGCAST_FAILPOINT": "stage.written=kill"])
            try await shop.expireLeases()
            let outbox = shop.segcast.outbox
            try await PrivateServer.shell("cp -a \(outbox) \(shop.folder)/kept")
            for (laid, told) in Self.foreign {
                try await PrivateServer.shell("umask 077; cd \(outbox); \(laid)")
                let breaches = try await shop.breaches()
                #expect(told.isEmpty ? breaches == "" : breaches.contains(told), "\(laid)")
                try await PrivateServer.shell(
                    "rm -r \(outbox); cp -a \(shop.folder)/kept \(outbox)"
                )
            }
        }
    }
}

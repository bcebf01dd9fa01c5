import Glibc
import TestSupport
import Testing

/// What ended lists leave in the outbox.
@Suite(.emptyPostgres)
struct LeftOverTests {
    static let written = ["SEGCAST_FAILPOINT": "stage.written=kill"]

    @Test func `nothing of a list that a person cancelled lies in the outbox`() async throws {
        try await withShop { shop in
            _ = try await shop.export("news", Self.written)
            try await shop.expireLeases()
            try await PrivateServer.shell(
                "test -e \(shop.segcast.outbox)/.staging/1.*/audience.1.csv"
            )
            try #require(try await shop.segcast.run("runs", "cancel", "1").status == 0)
            #expect(try await shop.breaches() == "")

            // Where a kill came between.
            let left = "\(shop.segcast.outbox)/.staging/1.1"
            try await PrivateServer.shell(
                "umask 077; mkdir -p \(left); echo a > \(left)/audience.1.csv"
            )
            let told = try await shop.segcast.run("verify")
            #expect(told.status == 65)
            #expect(
                told.output.contains(
                    ".staging/1.1/audience.1.csv: is left from run 1, whose process was ended: `segcast export news` removes it"
                ),
                "\(told.output)"
            )
            try await PrivateServer.shell("mv \(left) \(shop.segcast.outbox)/.staging/1.99")
            #expect(
                try await shop.breaches().contains(".staging/1.99/audience.1.csv: is no run's")
            )
            try await PrivateServer.shell("mv \(shop.segcast.outbox)/.staging/1.99 \(left)")
            try #require(try await shop.export("news").status == 65)
            #expect(try await shop.breaches() == "", "what is refused tidies too")
        }
    }

    @Test func `nothing of a list whose successor is refused lies in the outbox`() async throws {
        try await withShop { shop in
            _ = try await shop.export("news", Self.written)
            try await shop.expireLeases()
            try shop.edit("exports/news.yaml") {
                $0.replacing("min_members: 10", with: "min_members: 1000")
            }
            let refused = try await shop.export("news", day: "2024-03-06")
            try #require(refused.status == 65, "\(refused.errors)")
            let state: String = try await shop.value(
                "select state from segcast.export_runs where run_id = 1"
            )
            #expect(state == "superseded")
            #expect(try await shop.breaches() == "")
        }
    }
}

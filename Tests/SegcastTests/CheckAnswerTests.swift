import Foundation
import Postgres
import TestSupport
import Testing

/// What `segcast check` says besides its findings.
@Suite(.emptyPostgres)
struct CheckAnswerTests {
    @Test func `it says at which source it is and how long it took, and nothing where it is quiet`()
        async throws
    {
        try await withShop { shop in
            let check = ["check", "--as-of", ExportShop.day]
            let told = try await shop.segcast.run(check)
            let lines = told.errors.split(separator: "\n").map(String.init)
            #expect(lines.first == "check: sources, 0 of 4 done: customers", "\(told.errors)")
            #expect(lines.contains { $0.hasPrefix("check: done in 0:") }, "\(told.errors)")
            for task in ["findings", "agreements"] {
                #expect(lines.contains { $0.hasPrefix("\(task): done in 0:") }, "\(told.errors)")
            }
            let quiet = try await shop.segcast.run(check + ["--quiet"])
            #expect(quiet.errors == "" && quiet.output == told.output, "\(quiet.errors)")
        }
    }

    @Test func `it says how many agree to each purpose, as lists come to it`() async throws {
        try await withShop { shop in
            func agreements() async throws -> [String] {
                let check = ["check", "--as-of", ExportShop.day, "--format", "csv"]
                let rows = try await shop.segcast.run(check).output.split(separator: "\n")
                return rows.filter { $0.hasPrefix("agreements,") }.map { row in
                    row.split(separator: ",").dropFirst().joined(separator: " ")
                }
            }
            // Of 400 every twentieth said no.
            #expect(try await agreements() == ["marketing default 380 20"])
            // A later no, one of nobody who is known, and a yes that is not said yet.
            try await shop.session.sql(
                """
                insert into till.consents values
                    (1, false, '2024-02-01'), (9999, true, '2024-02-01'), (20, true, 'infinity'), (40, true, '2999-01-01')
                """
            )
            #expect(try await agreements() == ["marketing default 379 21"])
            let made = try await shop.export("news")
            try #require(made.status == 0, "\(made.errors)")
            let denied: Int = try await shop.value(
                "select count(*) from segcast.export_candidates where bucket = 'no_consent'"
            )
            #expect(denied == 21)
            try shop.edit("channels/ads.yaml", "[marketing]", to: "[marketing, profiling]")
            #expect(
                try await agreements() == ["marketing default 379 21", "profiling default 0 0"]
            )
        }
    }
}

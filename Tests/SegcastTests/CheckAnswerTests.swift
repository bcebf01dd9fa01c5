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
            #expect(lines.contains { $0.hasPrefix("findings: done in 0:") }, "\(told.errors)")
            let quiet = try await shop.segcast.run(check + ["--quiet"])
            #expect(quiet.errors == "" && quiet.output == told.output, "\(quiet.errors)")
        }
    }
}

import Foundation
import Exports
import Failures
import Refresh
import Scores
import Segments
import TestSupport
import Testing

/// A shop that predicts nothing, or nothing yet.
@Suite(.emptyPostgres)
struct ModelFreeShopTests {
    @Test
    func
        `a shop without an outcome fills its segments and sends its lists, and all of it is proved`()
        async throws
    {
        try await EditedShop.with { shop in
            try shop.forgetModels()
            let day = try await shop.work("2025-11-01")
            #expect(day.failures.isEmpty)
            #expect(day.release.customerCount > 2000)
            #expect(day.outcomes.isEmpty && day.heldOutcomes.isEmpty)
            #expect(day.changes.map(\.segment) == ["blue", "often"])
            #expect(day.changes.allSatisfy { $0.members > 100 })
            let published = try #require(day.exports.publications.first)
            #expect(published.included > 100)
            let manifest = try String(contentsOfFile: published.manifest, encoding: .utf8)
            #expect(manifest.contains(/"models" : \[\s*\]/), "\(manifest)")
            let again = try await shop.work("2025-11-01")
            #expect(again.release.releaseID == day.release.releaseID)
            #expect(again.exports.publications.first?.wasPublished == true)
            let next = try await shop.work("2025-11-09")
            #expect(next.failures.isEmpty && next.release.releaseID != day.release.releaseID)
            let key = try await shop.ask(
                "select min(customer_key) from segcast_v1.exported_customers where run_id = \(published.runID)"
            )[0]
            let why = try await shop.segcast.run("why", key, "--export", "\(published.runID)")
            #expect(why.status == 0 && why.output.contains("bookings >= 9"), "\(why.output)")
            let verified = try await shop.segcast.run("verify")
            #expect(verified.status == 0, "\(verified.output)")
        }
    }

    @Test func `without any feature an attribute alone tells whom to write to`() async throws {
        try await EditedShop.with { shop in
            try shop.forgetModels()
            try shop.remove("features", "segments/often.yaml", "exports/often_search.yaml")
            try shop.write("exports/blue_search.yaml", EditedShop.export("blue_search", "[blue]"))
            for command in ["build", "score"] {
                let done = try await shop.segcast.run(command, "--as-of", "2025-11-01")
                #expect(done.status == 0, "\(command): \(done.errors)")
            }
            let day = try await shop.work("2025-11-01")
            #expect(day.failures.isEmpty)
            #expect(day.changes.map(\.segment) == ["blue"])
            #expect(day.exports.publications.map(\.export) == ["blue_search"])
        }
    }

    @Test func `customers who are suddenly gone hold a release that predicts nothing too`()
        async throws
    {
        try await EditedShop.with { shop in
            try shop.forgetModels()
            try #require(try await shop.work("2025-11-01").failures.isEmpty)
            try await TestDatabase.connect().sql(
                "update segcast.releases set customer_count = customer_count * 5"
            )
            await #expect(throws: (any Error).self) { try await shop.work("2025-11-02") }
            let held = try await shop.ask(
                "select held_reason from segcast.releases where state = 'held'"
            )
            #expect(held.first?.contains("the number of customers scored") == true, "\(held)")
        }
    }

    @Test func `a model that is approved later scores from then on, beside what was made before`()
        async throws
    {
        try await EditedShop.with { shop in
            try shop.forgetCaps()
            try shop.edit("exports/north_search.yaml", "control_group: quiet\n", "")
            try shop.addOften()
            let early = try await shop.work("2025-11-01")
            #expect(early.failures.map(\.kind) == [.notPermitted])
            #expect("\(early.failures)".contains("segcast models approve books_30d 1"))
            #expect(early.exports.publications.map(\.export) == ["often_search"])
            #expect(early.heldSegments.map(\.segment) == ["north_hot", "warm"])
            let filled = try await shop.segcast.run("segments", "--as-of", "2025-11-01")
            #expect(filled.status == 65 && filled.tells("segments-kept"), "\(filled.errors)")
            #expect(filled.errors.contains("north_hot, warm stays as it was"), "\(filled.errors)")
            try await shop.approve("books_30d")
            let day = try await shop.work("2025-11-01")
            #expect(day.failures.isEmpty, "\(day.failures)")
            #expect(day.outcomes.map(\.name) == ["books_30d"])
            let made = day.exports.publications.filter { !$0.wasPublished }.map(\.export)
            #expect(made == ["north_search"], "the list that was sent stays as it is")
            let states = try await shop.ask(
                "select string_agg(state || coalesce(' ' || exit_code, ''), ', ' order by attempt_id) from segcast_v1.attempts"
            )
            #expect(states == ["held 77, made 0"])
        }
    }
}

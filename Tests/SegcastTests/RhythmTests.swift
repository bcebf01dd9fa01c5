import Foundation
import Exports
import Failures
import Refresh
import Scores
import Segments
import TestSupport
import Testing

/// How long a release and its scores are good for is said by the shop.
@Suite(.emptyPostgres)
struct RhythmTests {
    @Test func `the lists of a weekly shop go by last week's release until the next one`()
        async throws
    {
        try await EditedShop.with { shop in
            try shop.forgetModels()
            try shop.forgetCaps()
            try shop.write("segcast.yaml", "valid_hours: 192\n")
            try #require(try await shop.work("2025-11-01").failures.isEmpty)
            let late = try await shop.segcast.run("export", "--as-of", "2025-11-08")
            #expect(late.status == 0, "\(late.errors)")
            let next = try await shop.work("2025-11-08")
            #expect(next.failures.isEmpty)
            let measured = try await shop.ask(
                "select string_agg(previous_release_id || ' ' || verdict, ', ') from segcast.release_measures where release_id = \(next.release.releaseID)"
            )
            #expect(measured == ["1 passed"], "the release before is last week's")
        }
    }

    @Test func `a release is good for a day and a half where nobody says otherwise`() async throws {
        try await EditedShop.with { shop in
            try shop.forgetModels()
            try shop.forgetCaps()
            try #require(try await shop.work("2025-11-01").failures.isEmpty)
            let next = try await shop.segcast.run("export", "--as-of", "2025-11-02")
            #expect(next.status == 0, "\(next.errors)")
            let late = try await shop.segcast.run("export", "--as-of", "2025-11-03")
            #expect(late.status == 65 && late.errors.contains("no release is in force"))
        }
    }

    @Test func `scores that say so end before their release, and only what reads them waits`()
        async throws
    {
        try await EditedShop.with(isApproved: true) { shop in
            try shop.forgetCaps()
            try shop.edit("exports/north_search.yaml", "control_group: quiet\n", "")
            try shop.write("segcast.yaml", "valid_hours: 192\n")
            try shop.edit(
                "outcomes/books_30d.yaml",
                "features: member",
                "features: member\nvalid_hours: 24"
            )
            try shop.addOften()
            try #require(try await shop.work("2025-11-01").release.releaseID > 0)
            let until = try await shop.ask(
                "select string_agg(distinct (valid_until - as_of)::text, ' ') from segcast_v1.scores"
            )
            #expect(until == ["1 day"])
            let late = try await shop.segcast.run("export", "--as-of", "2025-11-08")
            #expect(late.status == 65)
            #expect(late.errors.contains("books_30d may not choose an audience: they have expired"))
            #expect(!late.errors.contains("no release is in force"))
        }
    }
}

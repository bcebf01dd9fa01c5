import Foundation
import Exports
import Failures
import Refresh
import Scores
import Segments
import TestSupport
import Testing

/// Features that only segments read stand beside what models learn from, and cost no model anything.
@Suite(.emptyPostgres)
struct SegmentFeatureTests {
    private static let sights = """
        feature_set: sights
        features:
          - {name: visits_90d, measure: count, of: events, window_days: 90}
          - {name: visits_a_booking, measure: ratio, numerator: visits_90d, denominator: bookings_90d}
        """

    @Test
    func `a feature of segments needs no version and no training, and may be edited at any time`()
        async throws
    {
        try await EditedShop.with(isApproved: true) { shop in
            let before = try await shop.work("2025-11-01")
            try #require(before.failures.isEmpty, "\(before.failures)")
            try shop.write("features/sights.yaml", Self.sights)
            try shop.write(
                "segments/curious.yaml",
                EditedShop.segment(
                    "curious",
                    "{all: [{feature: visits_90d, at_least: 3}, {feature: visits_a_booking, at_least: 1}]}"
                )
            )
            let day = try await shop.work("2025-11-01")
            #expect(day.failures.isEmpty, "\(day.failures)")
            let curious = try #require(day.changes.first { $0.segment == "curious" })
            #expect(curious.members > 10)
            let moved = try await shop.ask(
                """
                select count(*) from segcast.scores as before
                inner join segcast.scores as scored using (customer_id)
                where before.release_id = \(before.release.releaseID)
                    and scored.release_id = \(day.release.releaseID)
                    and before.score_values is distinct from scored.score_values
                """
            )
            #expect(moved == ["0"])
            try shop.edit("features/sights.yaml", "window_days: 90", "window_days: 30")
            let edited = try await shop.work("2025-11-01")
            #expect(edited.failures.isEmpty, "\(edited.failures)")
            let fewer = try #require(edited.changes.first { $0.segment == "curious" })
            #expect(fewer.left > 0 && fewer.members < curious.members)
            #expect(try await shop.ask("select count(*) from segcast.model_versions") == ["1"])
            let versions = try await shop.ask(
                "select string_agg(feature_set || ' ' || version, ', ' order by feature_set, version) from segcast.feature_sets"
            )
            #expect(versions == ["member 1, member+sights 1, member+sights 2"])
            let verified = try await shop.segcast.run("verify")
            #expect(verified.status == 0, "\(verified.output)")
        }
    }

    @Test func `an edited feature of segments is an edit of the lists that go by it`() async throws
    {
        try await EditedShop.with { shop in
            try shop.forgetModels()
            try shop.write("features/sights.yaml", Self.sights)
            try shop.write(
                "segments/often.yaml",
                EditedShop.segment("often", "{feature: visits_a_booking, at_least: 0.1}")
            )
            let first = try await shop.work("2025-11-01")
            try #require(first.exports.publications.count == 1, "\(first.failures)")
            try shop.edit("features/sights.yaml", "window_days: 90", "window_days: 30")
            let edited = try await shop.work("2025-11-01")
            #expect("\(edited.failures)".contains("features changed since"), "\(edited.failures)")
        }
    }

    @Test func `a segment that reads what the release in force did not measure waits alone`()
        async throws
    {
        try await EditedShop.with { shop in
            try shop.forgetModels()
            try #require(try await shop.work("2025-11-01").failures.isEmpty)
            try shop.write("features/sights.yaml", Self.sights)
            try shop.write(
                "segments/curious.yaml",
                EditedShop.segment("curious", "{feature: visits_90d, at_least: 3}")
            )
            let filled = try await shop.segcast.run("segments", "--as-of", "2025-11-01")
            #expect(filled.status == 65)
            #expect(filled.errors.contains("visits_90d was not measured"), "\(filled.errors)")
            #expect(filled.output.contains("often"))
            let day = try await shop.work("2025-11-01")
            #expect(day.failures.isEmpty && day.changes.contains { $0.segment == "curious" })
        }
    }
}

import Foundation
import Exports
import Failures
import Refresh
import Scores
import Segments
import TestSupport
import Testing

/// What is not ready holds what reads it, and nothing else.
@Suite(.emptyPostgres)
struct PartialDayTests {
    /// An outcome that is asked beside `books_30d`, by what a file says more.
    private static func outcome(_ name: String, _ more: String = "") -> String {
        """
        outcome: \(name)
        owner: data@house
        purpose: Another question
        channels: [search]
        horizon_days: 30
        features: member
        baseline: {recency: recency, frequency: bookings_365d, monetary: spend_365d}
        training: {windows: 4, rounds: 20, eta: 0.1, max_depth: 3}
        \(more)
        """
    }

    /// Adds an outcome, a segment that reads it, and lists of whom to target and whom not to.
    private func ask(_ name: String, _ more: String = "", in shop: EditedShop) throws {
        try shop.write("outcomes/\(name).yaml", Self.outcome(name, more))
        try shop.write(
            "segments/others.yaml",
            EditedShop.segment("others", "{outcome: \(name), top: 500}")
        )
        try shop.write("exports/others.yaml", EditedShop.export("others", "[others]"))
        try shop.write(
            "exports/never.yaml",
            EditedShop.export("never", "[others]", "kind: exclude")
        )
    }

    private func states(_ shop: EditedShop) async throws -> [String] {
        try await shop.ask(
            """
            select string_agg(format('%s %s %s', part, subject, state), ', ' order by result_number)
            from segcast.attempt_results
            where attempt_id = (select max(attempt_id) from segcast.attempts)
                and part in ('outcome', 'export', 'attempt')
            """
        )
    }

    @Test func `an outcome that waits for an approval holds its lists, and the others are made`()
        async throws
    {
        try await EditedShop.with(isApproved: true) { shop in
            try ask("returns_30d", in: shop)
            let day = try await shop.work("2025-11-01")
            #expect(day.failures.map(\.kind) == [.notPermitted])
            #expect("\(day.failures)".contains("segcast models approve returns_30d 1"))
            #expect(day.exports.publications.map(\.export) == ["north_search"])
            #expect(Set(day.exports.refusals.map(\.export)) == ["never", "others"])
            #expect(day.exports.failures.allSatisfy { $0.tells("segments-wait") })
            #expect(
                try await states(shop) == [
                    "outcome books_30d made, outcome returns_30d held, export north_search made, "
                        + "export never held, export others held, attempt  held"
                ]
            )
            let asked = try await shop.segcast.run("export", "others", "--as-of", "2025-11-01")
            #expect(asked.status == 65 && asked.tells("segments-wait"), "\(asked.errors)")
            try await shop.approve("returns_30d")
            let approved = try await shop.work("2025-11-01")
            let made = approved.exports.publications.filter { !$0.wasPublished }
            #expect(made.map(\.export) == ["never", "others"])
            let verified = try await shop.segcast.run("verify")
            #expect(verified.status == 0, "\(verified.output)")
        }
    }

    @Test func `an outcome that has too few buyers to learn from holds its lists alone`()
        async throws
    {
        try await EditedShop.with(isApproved: true) { shop in
            try ask("rare_30d", "where: {brand: [east]}", in: shop)
            let day = try await shop.work("2025-11-01")
            #expect(day.exports.publications.map(\.export) == ["north_search"])
            #expect(day.failures.map(\.kind) == [.data])
            #expect(day.failures.allSatisfy { $0.tells("outcome-untrained") }, "\(day.failures)")
            #expect(day.retrainings.map(\.isFirst) == [true])
            #expect(try await states(shop)[0].contains("outcome rare_30d held"))
        }
    }

    @Test func `a list that is too small is told with its reason, beside the one that is made`()
        async throws
    {
        try await EditedShop.with { shop in
            try shop.forgetModels()
            try shop.write(
                "exports/tiny.yaml",
                EditedShop.export("tiny", "[blue]", "min_members: 100000")
            )
            let run = try await shop.segcast.run("run", "--as-of", "2025-11-01")
            #expect(run.status == 65, "\(run.errors)")
            #expect(run.errors.contains("fewer than min_members 100000"))
            #expect(run.output.contains("often_search") && run.output.contains("not made"))
            let told = try await shop.ask(
                """
                select string_agg(format('%s %s %s', subject, state, reason_code), ', ' order by subject)
                from segcast_v1.attempt_results where part = 'export'
                """
            )
            #expect(told == ["often_search made , tiny failed too-few-members"])
            let export = try await shop.segcast.run("export", "tiny", "--as-of", "2025-11-01")
            #expect(export.status == 65)
            let commands = try await shop.ask(
                "select string_agg(command || ' ' || state, ', ' order by attempt_id) from segcast_v1.attempts"
            )
            #expect(commands == ["run held, export held"])
        }
    }

    @Test func `a day that ends before its lists leaves a row that says why`() async throws {
        try await EditedShop.with { shop in
            try shop.forgetModels()
            let session = try await TestDatabase.connect()
            try await session.sql("alter table house.bookings rename booked_on to booked_at")
            let run = try await shop.segcast.run("run", "--as-of", "2025-11-01")
            #expect(run.status == 65 || run.status == 78, "\(run.errors)")
            #expect(run.errors.contains("booked_on"), "\(run.errors)")
            let told = try await shop.ask(
                "select format('%s %s %s', state, exit_code = \(run.status), words like '%booked_on%') from segcast_v1.attempts"
            )
            #expect(told == ["failed t t"])
        }
    }

    @Test
    func
        `when the only outcome moved too far, rules go by the day, and it by its last good scores`()
        async throws
    {
        try await EditedShop.with(isApproved: true) { shop in
            try shop.forgetCaps()
            try shop.edit("exports/north_search.yaml", "control_group: quiet\n", "")
            try shop.addOften()
            try shop.write("segcast.yaml", "valid_hours: 2000\n")
            let before = try await shop.work("2025-11-01")
            try #require(before.failures.isEmpty, "\(before.failures)")
            try shop.edit(
                "outcomes/books_30d.yaml",
                "population:",
                "guards: {largest_turnover: 0.01}\npopulation:"
            )
            let run = try await shop.segcast.run("run", "--as-of", "2025-11-29")
            #expect(run.status == 65 && run.tells("outcome-held"), "\(run.errors)")
            let held = try await shop.ask("select max(release_id) from segcast.releases")[0]
            #expect(run.errors.contains("segcast release accept \(held)"), "\(run.errors)")
            #expect(
                try await states(shop) == [
                    "outcome books_30d held, export north_search made, export often_search made, attempt  held"
                ]
            )
            let kept = try await shop.ask(
                """
                select count(*) from segcast.scores as now
                inner join segcast.current_release as current using (release_id)
                inner join segcast.scores as before using (customer_id)
                where before.release_id = \(before.release.releaseID) and now.release_id <> before.release_id
                    and now.score_values is distinct from before.score_values
                """
            )
            #expect(kept == ["0"])
            let released = try await shop.segcast.run("release", "--as-of", "2025-11-29")
            #expect(released.status == 65 && released.tells("outcome-held"), "\(released.errors)")
            let accepted = try await shop.segcast.run(
                "release",
                "accept",
                held,
                "--reason",
                "a campaign"
            )
            try #require(accepted.status == 0, "\(accepted.errors)")
            let again = try await shop.segcast.run(
                "run",
                "--as-of",
                "2025-11-29",
                "--reason",
                "accepted"
            )
            #expect(again.status == 0, "\(again.errors)")
            let standing = try await shop.ask(
                "select string_agg(status, ', ' order by release_id) from segcast.release_outcomes"
            )
            #expect(standing == ["released, held, released"])
            let verified = try await shop.segcast.run("verify")
            #expect(verified.status == 0, "\(verified.output)")
        }
    }
}

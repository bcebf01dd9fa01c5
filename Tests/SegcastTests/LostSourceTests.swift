import Foundation
import Exports
import Failures
import Postgres
import Refresh
import Scores
import Segments
import TestSupport
import Testing

/// What the warehouse loses holds what reads it, and nothing else.
@Suite(.emptyPostgres)
struct LostSourceTests {
    /// A shop with a champion, a segment of those who came often and one of blue cards, and lists of both.
    private func withShop(
        isApproved: Bool = true,
        _ body: (EditedShop, Session) async throws -> Void
    ) async throws {
        try await EditedShop.with(isApproved: isApproved) { shop in
            try shop.forgetCaps()
            try shop.edit("exports/north_search.yaml", "control_group: quiet\n", "")
            try shop.addOften()
            try shop.write(
                "segments/blue.yaml",
                EditedShop.segment("blue", "{attribute: tier, is: [blue]}")
            )
            try await body(shop, try await TestDatabase.connect())
        }
    }

    private func parts(_ shop: EditedShop) async throws -> [String] {
        try await shop.ask(
            """
            select string_agg(concat_ws(' ', part, subject, state, reason_code), ', ' order by part, subject)
            from segcast_v1.attempt_results
            where attempt_id = (select max(attempt_id) from segcast_v1.attempts)
            """
        )
    }

    private func scores(_ release: Int64, _ shop: EditedShop) async throws -> [String] {
        try await shop.ask(
            "select md5(string_agg(score_values::text, ',' order by customer_id)) from segcast.scores where release_id = \(release)"
        )
    }

    @Test func `a relation that is gone holds the outcomes that learn from it, and rules go on`()
        async throws
    {
        try await withShop { shop, session in
            let before = try await shop.work("2025-11-01")
            try #require(before.failures.isEmpty, "\(before.failures)")
            try await session.sql("alter table house.visits rename to visits_of_old")
            let run = try await shop.segcast.run("run", "--as-of", "2025-11-02")
            #expect(run.status == 65, "\(run.errors)")
            #expect(run.tells("relation-missing") && run.tells("sources-lost"), "\(run.errors)")
            #expect(run.errors.contains("visit_trend, visits_30d: that cannot be measured"))
            let parts = try await parts(shop)
            #expect(
                parts == [
                    "export north_search held segments-wait, export often_search made, "
                        + "outcome books_30d held sources-lost, segment blue unchanged, "
                        + "segment north_hot held segments-wait, segment often made, segment warm held segments-wait"
                ]
            )
            let told = try await shop.ask(
                "select concat_ws(' ', state, exit_code, words like '%house.visits%') from segcast_v1.attempts order by attempt_id desc limit 1"
            )
            #expect(told == ["held 65 t"])
            let scored = try await shop.ask(
                """
                select count(*) from segcast.scores inner join segcast.current_release using (release_id)
                where cardinality(score_values) > 0
                """
            )
            #expect(scored == ["0"], "nobody is scored by what was not measured")
            let measured = try await shop.ask(
                """
                select count(*) from segcast.current_release
                inner join segcast.releases using (release_id) inner join segcast.feature_builds using (build_id)
                inner join segcast.feature_columns using (feature_set, version)
                where feature_name like 'visit%'
                """
            )
            #expect(measured == ["0"])
            try await session.sql("alter table house.visits_of_old rename to visits")
            let after = try await shop.work("2025-11-02")
            #expect(after.failures.isEmpty, "\(after.failures)")
            #expect(after.outcomes.map(\.name) == ["books_30d"])
            #expect(after.exports.publications.contains { $0.export == "north_search" })
            let verified = try await shop.segcast.run("verify")
            #expect(verified.status == 0, "\(verified.output)")
        }
    }

    @Test
    func `a column that only a segment's feature reads holds that segment, and no score moves`()
        async throws
    {
        try await withShop { shop, session in
            try await session.sql("alter table house.bookings add venue text default 'hall'")
            try shop.edit(
                "warehouse.yaml",
                "brand: shop_brand,",
                "brand: shop_brand, venue: venue,"
            )
            try shop.write(
                "features/places.yaml",
                """
                feature_set: places
                features:
                  - {name: hall_bookings, measure: count, of: orders, where: {venue: hall}}
                  - {name: hall_of_all, measure: ratio, numerator: hall_bookings, denominator: bookings}
                  - {name: visits_all, measure: count, of: events}
                """
            )
            let rules = [
                "halls": "{feature: hall_bookings, at_least: 9}",
                "mostly_halls": "{feature: hall_of_all, at_least: 1}",
                "curious": "{feature: visits_all, at_least: 1}",
            ]
            for (name, rule) in rules {
                try shop.write("segments/\(name).yaml", EditedShop.segment(name, rule))
            }
            try shop.write("exports/halls.yaml", EditedShop.export("halls", "[halls]"))
            let whole = try await shop.work("2025-11-01")
            try #require(whole.failures.isEmpty, "\(whole.failures)")
            let members = try await shop.ask(
                "select count(*) from segcast.memberships where segment = 'halls' and left_at is null"
            )
            try await session.sql("alter table house.bookings drop column venue")
            let day = try await shop.work("2025-11-01")
            #expect(day.heldSegments.map(\.segment) == ["halls", "mostly_halls"])
            #expect(day.failures.allSatisfy { $0.tells("contract-broken") }, "\(day.failures)")
            #expect(day.failures.count == 1 && day.heldOutcomes.isEmpty)
            let refused = try #require(day.exports.refusals.first)
            #expect(refused.export == "halls" && day.exports.refusals.count == 1)
            #expect("\(refused.failure)".contains("venue is mapped to column venue"), "\(refused)")
            #expect(day.release.releaseID != whole.release.releaseID)
            #expect(
                try await scores(day.release.releaseID, shop)
                    == scores(whole.release.releaseID, shop)
            )
            #expect(
                try await shop.ask(
                    "select count(*) from segcast.memberships where segment = 'halls' and left_at is null"
                ) == members
            )
        }
    }

    @Test func `a name that is gone is never taken for the product's column of the same name`()
        async throws
    {
        try await withShop { shop, session in
            try await session.run(
                Script(
                    path: "goods",
                    text: """
                        create table house.goods as select 'USD'::text as sku, 'north'::text as maker;
                        analyze house.goods;
                        """
                )
            )
            try shop.edit(
                "warehouse.yaml",
                "  amount: gross\n",
                "  amount: gross\n  product: money\n"
            )
            try shop.edit(
                "warehouse.yaml",
                "consents:\n",
                "products: {relation: house.goods, key: sku, columns: {brand: maker}}\n\nconsents:\n"
            )
            try await session.sql("alter table house.bookings drop column shop_brand")
            let day = try await shop.work("2025-11-01")
            #expect("\(day.heldOutcomes)".contains("north_share"), "\(day.failures)")
            #expect(day.exports.publications.map(\.export) == ["often_search"])
            let measured = try await shop.ask(
                "select count(*) from segcast.feature_columns where feature_set = 'member+' and feature_name = 'north_share'"
            )
            #expect(measured == ["0"])
        }
    }

    @Test func `amounts that are gone hold what goes by money, and the training that is due`()
        async throws
    {
        try await withShop(isApproved: false) { shop, session in
            try await session.sql("alter table house.bookings rename gross to net")
            let day = try await shop.work("2025-11-01")
            #expect(day.exports.publications.map(\.export) == ["often_search"])
            #expect(day.heldOutcomes.allSatisfy { $0.failure.tells("sources-lost") })
            #expect("\(day.heldOutcomes)".contains("spend_365d"))
            #expect(
                day.results.contains { $0.part == .training && $0.reasonCode == "sources-lost" }
            )
            #expect(try await shop.ask("select count(*) from segcast.model_versions") == ["0"])
        }
    }

    @Test(arguments: [
        "house.bookings rename booked_on to at", "house.bookings rename member to whose",
        "house.bookings rename state to status", "house.bookings rename booking_ref to ref",
        "house.members rename card_tier to card", "house.members rename wants_ads to ads",
        "house.blocked rename to barred", "house.bookings rename to sales",
    ])
    func `what everything needs holds everything`(lost: String) async throws {
        try await withShop(isApproved: false) { shop, session in
            try await session.sql("alter table \(lost)")
            let run = try await shop.segcast.run("run", "--as-of", "2025-11-01")
            #expect(run.status == 65 && run.errors.contains("contract is broken"), "\(run.errors)")
            #expect(try await shop.ask("select count(*) from segcast.releases") == ["0"])
            let told = try await shop.ask(
                "select concat_ws(' ', state, exit_code) from segcast_v1.attempts"
            )
            #expect(told == ["failed 65"])
        }
    }

    @Test func `orders that are made of lines lose no column without all of them`() async throws {
        try await withShop(isApproved: false) { shop, session in
            try shop.edit(
                "warehouse.yaml",
                "  amount: gross\n  currency: money\n",
                "  grain: lines\n  amount_from: lines\n"
            )
            try shop.edit(
                "warehouse.yaml",
                "events:\n",
                "lines: {relation: house.bookings, order: booking_ref, amount: gross, currency: money}\n\nevents:\n"
            )
            let whole = try await shop.segcast.run("check", "--as-of", "2025-11-01")
            try #require(whole.status == 0, "\(whole.errors)")
            try await session.sql("alter table house.bookings rename shop_brand to brand")
            let run = try await shop.segcast.run("run", "--as-of", "2025-11-01")
            #expect(run.status == 65 && run.errors.contains("contract is broken"), "\(run.errors)")
            #expect(try await shop.ask("select count(*) from segcast.releases") == ["0"])
            try await session.sql("alter table house.bookings rename brand to shop_brand")
            try await session.sql("alter table house.bookings rename gross to net")
            let day = try await shop.work("2025-11-01")
            #expect("\(day.heldOutcomes)".contains("spend_365d"), "\(day.failures)")
            #expect(day.exports.publications.map(\.export) == ["often_search"])
        }
    }

    @Test func `when events decide which rows of theirs count they are gone as a whole`()
        async throws
    {
        try await withShop { shop, session in
            try shop.write(
                "features/sights.yaml",
                "feature_set: sights\nfeatures:\n  - {name: visits_all, measure: count, of: events}\n"
            )
            try shop.write(
                "segments/curious.yaml",
                EditedShop.segment("curious", "{feature: visits_all, at_least: 1}")
            )
            try await session.sql("alter table house.visits rename loaded_at to known_at")
            let day = try await shop.work("2025-11-01")
            #expect(day.heldSegments.map(\.segment) == ["curious", "north_hot", "warm"])
            #expect(day.exports.publications.map(\.export) == ["often_search"])
        }
    }
}

import Exports
import Postgres
import Refresh
import Scores
import Segments
import TestSupport
import Testing

/// A source that is there and not fit to be read holds what reads it, and nothing else.
@Suite(.emptyPostgres)
struct UnfitSourceTests {
    /// A shop with a champion, whose visits are read by its outcome and by no rule of those who came often.
    private func withShop(_ body: (EditedShop, Session) async throws -> Void) async throws {
        try await EditedShop.with(isApproved: true) { shop in
            try shop.forgetCaps()
            try shop.edit("exports/north_search.yaml", "control_group: quiet\n", "")
            try shop.addOften()
            let session = try await TestDatabase.connect()
            try await session.sql("create table house.loads (loaded_at timestamptz)")
            try await session.sql("insert into house.loads values ('2025-11-03')")
            try shop.edit(
                "warehouse.yaml",
                "  columns: {kind: kind}",
                "  columns: {kind: kind}\n  ready: {relation: house.loads, column: loaded_at}"
            )
            try await body(shop, session)
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

    @Test(arguments: [
        ("not-ready", "update house.loads set loaded_at = '2025-10-30'"),
        ("rows-old", "delete from house.visits where seen_at > '2025-10-20'"),
        (
            "source-shrank",
            "delete from house.visits where member <> (select min(member) from house.visits)"
        ),
    ])
    func
        `visits that are not fit to be read hold the outcome that learns from them, and rules go on`(
            code: String,
            spoiling: String
        ) async throws
    {
        try await withShop { shop, session in
            if code == "rows-old" {
                try shop.edit(
                    "warehouse.yaml",
                    "  columns: {kind: kind}",
                    "  columns: {kind: kind}\n  fresh_within_hours: 120"
                )
            }
            let before = try await shop.work("2025-11-01")
            try #require(before.failures.isEmpty, "\(before.failures)")
            try await session.sql("create table house.kept as select * from house.visits")
            try await session.sql(spoiling)
            let run = try await shop.segcast.run("run", "--as-of", "2025-11-02")
            #expect(run.status == 65, "\(run.errors)")
            #expect(run.tells(code) && run.tells("sources-lost"), "\(run.errors)")
            #expect(
                try await parts(shop) == [
                    "export north_search held segments-wait, export often_search made, "
                        + "outcome books_30d held sources-lost, "
                        + "segment north_hot held segments-wait, segment often made, segment warm held segments-wait"
                ]
            )
            let score = try await shop.segcast.run("score", "--as-of", "2025-11-02")
            #expect(score.status == 65 && score.tells(code), "\(score.errors)")
            try await session.sql("truncate house.visits")
            try await session.sql("insert into house.visits select * from house.kept")
            try await session.sql("update house.loads set loaded_at = '2025-11-03'")
            let after = try await shop.work("2025-11-02")
            #expect(after.failures.isEmpty, "\(after.failures)")
            #expect(after.outcomes.map(\.name) == ["books_30d"])
        }
    }

    @Test func `bookings that are not fit to be read hold everything`() async throws {
        try await withShop { shop, session in
            let before = try await shop.work("2025-11-01")
            try #require(before.failures.isEmpty, "\(before.failures)")
            try await session.sql("delete from house.bookings where booked_on > '2025-10-01'")
            let run = try await shop.segcast.run("run", "--as-of", "2025-11-02")
            #expect(run.status == 65 && run.tells("contract-broken"), "\(run.errors)")
            #expect(
                try await shop.ask("select max(as_of)::date from segcast.releases") == [
                    "2025-11-01"
                ]
            )
        }
    }
}

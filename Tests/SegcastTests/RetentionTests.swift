import Foundation
import Postgres
import TestSupport
import Testing

/// For how long the bytes of published files are kept, and what is proved of those that are gone.
@Suite(.emptyPostgres)
struct RetentionTests {
    /// The clocks by which a run is committed and an entry of the trail recorded, so many days before those of others.
    private func turnBack(_ days: Int, in shop: ExportShop) async throws {
        for (function, clock) in [
            ("append_audit", "entry.recorded_at := clock_timestamp()"),
            ("mark_committed", "committed_at = mark_committed.committed_at"),
        ] {
            let text: String = try await shop.value(
                "pg_get_functiondef('segcast.\(function)'::regproc)"
            )
            let pattern = clock + " - interval '"
            let turned = text.replacing(pattern + "40 days'", with: clock)
            #expect(turned.contains(clock))
            try await shop.session.sql(
                turned.replacing(clock, with: days == 0 ? clock : pattern + "\(days) days'")
            )
        }
    }

    private func keep(_ days: Int, in shop: ExportShop) throws {
        let file = URL(filePath: "\(shop.folder)/Config/segcast.yaml")
        try Data("kept_days: \(days)\n".utf8).write(to: file)
    }

    private func keptRuns(in shop: ExportShop) async throws -> [Int] {
        try await shop.session.sql("select distinct run_id from segcast.kept_bytes order by run_id")
            .map { try $0.value("run_id") }
    }

    @Test func `bytes are kept for the days of their deployment, and proved by those they went by`()
        async throws
    {
        try await withShop { shop in
            try await turnBack(40, in: shop)
            #expect(try await shop.export("news").status == 0)
            try await turnBack(0, in: shop)
            try keep(60, in: shop)
            #expect(try await shop.export("news", day: "2024-03-05").status == 0)
            #expect(try await keptRuns(in: shop) == [1, 2])

            try keep(30, in: shop)
            let made = try await shop.export("news", day: "2024-03-06")
            #expect(made.status == 0, "\(made.errors)")
            #expect(try await keptRuns(in: shop) == [2, 3])
            let days: Int = try await shop.value(
                """
                select (detail ->> 'kept_days')::bigint from segcast.audit_entries
                where event = 'kept_bytes_expired' and subject = 'news run 1'
                """
            )
            #expect(days == 30)
            for days in [30, 7, 90, 3650] {
                try keep(days, in: shop)
                let verified = try await shop.segcast.run("verify")
                #expect(verified.status == 0, "\(days): \(verified.output)")
                #expect(
                    verified.output.contains("kept bytes of 1 runs after 30 days by their sums")
                )
            }
        }
    }

    @Test func `nobody keeps bytes for less than a week, or more than ten years`() async throws {
        try await withShop { shop in
            for days in [0, 6, 3651] {
                try keep(days, in: shop)
                let refused = try await shop.export("news")
                #expect(refused.status == 78 && refused.errors.contains("segcast.yaml:1"))
                #expect(refused.errors.contains("from 7 to 3650"), "\(refused.errors)")
            }
            try keep(7, in: shop)
        }
    }
}

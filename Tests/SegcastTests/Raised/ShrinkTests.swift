import Foundation
import Postgres
import TestSupport
import Testing

/// A source that shrank on purpose, and who says so.
@Suite(.emptyPostgres, .serialized)
struct ShrinkTests {
    private func check(_ shop: ExportShop, _ more: String...) async throws -> SegcastProcess.Result
    {
        try await shop.segcast.run(["check", "--as-of", ExportShop.day] + more)
    }

    @Test func `a source that shrank on purpose is accepted at the rows that it has, and no fewer`()
        async throws
    {
        try await withShop { shop in
            try #require(try await check(shop).status == 0)
            let none = try await check(shop, "--accept", "consents", "--reason", "a test")
            #expect(none.status == 64 && none.tells("nothing-shrank"), "\(none.errors)")
            try await shop.session.sql("delete from till.consents where person > 100")
            let shrunk = try await check(shop)
            #expect(shrunk.status == 65 && shrunk.tells("source-shrank"), "\(shrunk.output)")
            #expect(
                shrunk.output.contains(
                    "if it is meant: segcast check --accept consents --reason WHY"
                ),
                "\(shrunk.output)"
            )
            #expect(!shrunk.output.contains("min_rows"))
            let misspelt = try await check(shop, "--accept", "consent", "--reason", "a test")
            #expect(misspelt.status == 64, "\(misspelt.errors)")
            #expect(misspelt.errors.contains("there is no source consent; did you mean consents?"))
            // What else is wrong is not accepted with it, so that the question stays answered and open.
            try shop.edit("warehouse.yaml", "till.blocked", to: "till.blocked\n  min_rows: 9")
            let accepted = try await check(
                shop,
                "--accept",
                "consents",
                "--reason",
                "old ones went"
            )
            #expect(
                accepted.status == 65 && accepted.tells("shrink-accepted"),
                "\(accepted.output)"
            )
            #expect(!accepted.tells("source-shrank"), "\(accepted.output)")
            try await shop.session.sql("insert into till.consents values (101, true, '2024-01-02')")
            #expect(!(try await check(shop).tells("source-shrank")), "more than was accepted")
            try await shop.session.sql("delete from till.consents where person > 98")
            #expect(try await check(shop).tells("source-shrank"), "fewer than were accepted")
            let again = try await check(shop, "--accept", "consents", "--reason", "two more went")
            #expect(!again.tells("source-shrank"), "\(again.output)")
            try shop.edit("warehouse.yaml", "\n  min_rows: 9", to: "")
            let passed = try await check(shop)
            #expect(passed.status == 0 && passed.tells("shrink-accepted"), "\(passed.output)")
            // By now a check has passed, which is what later ones are held against.
            let after = try await check(shop)
            #expect(after.status == 0 && !after.tells("shrink-accepted"), "\(after.output)")
            try await shop.session.sql("delete from till.consents where person > 40")
            #expect(
                try await check(shop).tells("source-shrank"),
                "another loss is another question"
            )
            let row = try await shop.session.sql(
                """
                select a.subject, a.detail ->> 'reason' as reason, s.accepted_by = session_user as is_mine
                from segcast.audit_entries as a, segcast.source_acceptances as s
                where a.event = 'source_accepted' order by a.audit_id, s.acceptance_id limit 1
                """
            )[0]
            #expect(
                try row.value("subject", as: String.self).hasPrefix(
                    "consents at 100 rows where check "
                )
            )
            #expect(try row.value("reason", as: String.self) == "old ones went")
            #expect(try row.value("is_mine", as: Bool.self))
        }
    }

    @Test
    func
        `a check of another contract, or of an earlier day, makes nobody who is suppressed forgotten`()
        async throws
    {
        try await withShop { shop in
            try #require(try await check(shop).status == 0)
            try shop.edit("warehouse.yaml") {
                $0.replacing(/suppressions:\n(  .*\n)+/, with: "")
            }
            let earlier = try await shop.segcast.run("check", "--as-of", "2024-01-02")
            #expect(earlier.tells("source-dropped"), "\(earlier.output)")
            let after = try await check(shop)
            #expect(after.status == 65 && after.tells("source-dropped"), "\(after.output)")
        }
    }

    @Test func `consents that are mapped no more on purpose are accepted, and asked for no more`()
        async throws
    {
        try await withShop { shop in
            try #require(try await check(shop).status == 0)
            try shop.edit("warehouse.yaml") {
                $0.replacing(/suppressions:\n(  .*\n)+/, with: "")
            }
            let dropped = try await check(shop)
            #expect(dropped.status == 65 && dropped.tells("source-dropped"), "\(dropped.output)")
            let accepted = try await check(
                shop,
                "--accept",
                "suppressions",
                "--reason",
                "another tool does"
            )
            #expect(accepted.status == 0 && accepted.tells("shrink-accepted"), "\(accepted.output)")
            let after = try await check(shop)
            #expect(after.status == 0 && !after.tells("source-dropped"), "\(after.output)")
        }
    }
}

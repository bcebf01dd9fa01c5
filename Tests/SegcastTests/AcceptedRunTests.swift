import TestSupport
import Testing

/// What a person's word on a run that waits covers.
@Suite(.emptyPostgres)
struct AcceptedRunTests {
    @Test func `an acceptance covers the list that was shown and no larger change`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            try await shop.session.sql("delete from segcast.memberships where customer_id > 100")
            #expect(try await shop.export("news", day: "2024-03-05").status == 65)
            #expect(try await shop.segcast.run("runs", "accept", "2").status == 64)
            try #require(try await shop.accept(2).status == 0)
            try await shop.session.sql("delete from segcast.memberships where customer_id > 50")
            let again = try await shop.export("news", day: "2024-03-05")
            #expect(again.status == 65 && again.errors.contains("runs accept 2"), "\(again.errors)")
            try #require(try await shop.accept(2).status == 0)
            #expect(try await shop.export("news", day: "2024-03-05").status == 0)
            let reason: String = try await shop.value(
                "select accepted_reason from segcast.export_runs where run_id = 2"
            )
            #expect(reason == "a test says so")
        }
    }

    @Test func `who accepts that a name is taken accepts no change of the list`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            try await shop.session.sql("delete from segcast.memberships where customer_id > 100")
            let killed = ["SEGCAST_FAILPOINT": "planned=kill"]
            _ = try await shop.export("news", day: "2024-03-05", killed)
            try await shop.expireLeases()
            // As a login may that only exports.
            try await shop.session.sql(
                """
                select segcast.mark_attention(run_id, lease_token, 'foreign_file', 90)
                from segcast.export_runs where run_id = 2
                """
            )
            let accepted = try await shop.accept(2)
            try #require(accepted.status == 0)
            #expect(!accepted.errors.contains("90 customers"), "\(accepted.errors)")
            let held = try await shop.export("news", day: "2024-03-05")
            #expect(held.status == 65 && held.errors.contains("runs accept 2"), "\(held.errors)")
            try #require(try await shop.accept(2).status == 0)
            #expect(try await shop.export("news", day: "2024-03-05").status == 0)
            let answered: String = try await shop.value(
                "select accepted_for from segcast.export_runs where run_id = 2"
            )
            #expect(answered == "volume_changed")
        }
    }

    @Test func `growth that was accepted once is no loss that was accepted, after a larger list`()
        async throws
    {
        try await withShop(people: 2_000) { shop in
            func agree(_ who: String) async throws {
                try await shop.session.sql("update till.consents set is_granted = \(who)")
            }
            try await agree("person % 100 = 1")
            try #require(try await shop.export("news").status == 0)
            for (run, day, who) in [
                (2, "2024-03-05", "person % 5 = 1"), (3, "2024-03-06", "person % 20 <> 0"),
            ] {
                try await agree(who)
                let grown = try await shop.export("news", day: day)
                #expect(grown.errors.contains("runs accept \(run)"), "\(grown.errors)")
                try #require(try await shop.accept(run).status == 0)
            }
            try #require(try await shop.export("news", day: "2024-03-06").status == 0)
            try await agree("person % 5 = 1")
            let shrunk = try await shop.export("news", day: "2024-03-05")
            #expect(shrunk.status == 65, "\(shrunk.output)")
            #expect(shrunk.errors.contains("runs accept 2"), "\(shrunk.errors)")
            try await agree("person % 20 <> 0")
        }
    }
}

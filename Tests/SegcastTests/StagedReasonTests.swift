import Postgres
import TestSupport
import Testing

/// Why somebody is on no list whose row changed, by the time of the file and by the time of the next plan.
@Suite(.emptyPostgres)
struct StagedReasonTests {
    @Test func `whoever a file leaves out is left out of the next plan for the same reason`()
        async throws
    {
        try await withShop { shop in
            let made = try await shop.export("news", stoppedAt: "reserved") {
                for change in [
                    "update till.people set email = null, phone = null where id = 7",
                    "update till.people set email = 'nobody', phone = '?' where id = 8",
                    "update till.people set email = repeat('a', 2000) where id = 9",
                    "delete from till.people where id = 10",
                    "alter table till.people drop constraint people_pkey",
                    "insert into till.people (id, email) values (11, 'other@example.com')",
                ] { try await shop.session.sql(change) }
            }
            try #require(made.status == 0, "\(made.errors)")
            let next = try await shop.export("news", day: "2024-03-05")
            try #require(next.status == 0, "\(next.errors)")
            for run in 1...2 {
                let found = try await shop.session.sql(
                    """
                    select candidates.bucket
                    from segcast.export_candidates as candidates
                    inner join segcast.customer_keys as keys using (customer_id)
                    where candidates.run_id = \(run) and keys.external_key::integer between 7 and 11
                    order by keys.external_key::integer
                    """
                )
                #expect(
                    try found.map { try $0.value("bucket", as: String.self) } == [
                        "no_contact_details", "unusable_contact", "cell_too_long",
                        "not_in_customers", "ambiguous_contact",
                    ],
                    "run \(run)"
                )
            }
        }
    }
}

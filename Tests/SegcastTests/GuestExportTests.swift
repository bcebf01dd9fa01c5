import Postgres
import TestSupport
import Testing

/// Lists with people who have no account.
@Suite(.emptyPostgres)
struct GuestExportTests {
    @Test func `a guest who agreed is on the list, and why says of each what was decided`()
        async throws
    {
        try await withShop(isTampered: true) { shop in
            try await shop.session.run(
                Script(
                    path: "guests",
                    text: """
                        delete from till.people where id in (7, 8, 9);
                        create table till.baskets (person bigint, buyer text, called text, at timestamptz);
                        insert into till.baskets values (null, 'PERSON.7@example.com', 'Old', '2024-01-01'),
                            (0, 'person.7@example.com', 'Guest', '2024-01-02'), (null, 'person.8@example.com', 'Eight', '2024-01-02'),
                            (5, 'person.9@example.com', 'Not', '2024-01-02');
                        update segcast.customer_keys set external_key =
                            case customer_id when 7 then '\(GuestKey.person7)' when 8 then '\(GuestKey.person8)' else 'nobody' end
                        where customer_id in (7, 8, 9);
                        alter table till.consents add column address text;
                        update till.consents set person = null, address = format(' Person.%s@EXAMPLE.com', person)
                        where person in (6, 7, 8, 9);
                        insert into till.consents values (null, false, '2024-02-01', 'person.8@example.com');
                        """
                )
            )
            try shop.edit("warehouse.yaml") {
                $0.replacing(
                    "  default_country: DE",
                    with: """
                          default_country: DE
                          guests: {relation: till.baskets, customer: person, email: buyer, created_at: at, first_name: called}
                        """
                )
                .replacing("  purpose_is:", with: "  customer_email: address\n  purpose_is:")
            }
            let made = try await shop.export("news")
            try #require(made.status == 0, "\(made.errors)")
            let list = String(decoding: try shop.file("news", 1), as: UTF8.self)
            #expect(list.contains("\nperson.7@example.com,,Guest,"))
            #expect(
                list.contains("\nperson.6@example.com,+4930"),
                "a customer may say it by the address"
            )
            #expect(!list.contains("person.8@") && !list.contains("person.9@"))
            for (key, words) in [
                (GuestKey.person7, "included"), (GuestKey.person8, "no_consent"),
                (" Person.7@Example.com", "included"),
            ] {
                let why = try await shop.segcast.run("why", key, "--export", "1")
                #expect(
                    why.status == 0 && why.output.contains(words),
                    "\(why.output) \(why.errors)"
                )
            }
            let checked = try await shop.segcast.run("check", "--as-of", ExportShop.day)
            #expect(
                checked.output.contains("2 addresses that no customer bears"),
                "\(checked.output)"
            )
        }
    }
}

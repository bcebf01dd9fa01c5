import Foundation
import Postgres
import TestSupport
import Testing

/// The codes of what a look at the sources finds, each raised in a shop.
@Suite(.emptyPostgres, .serialized)
struct SourceCodeTests {
    private func check(_ shop: ExportShop) async throws -> SegcastProcess.Result {
        try await shop.segcast.run("check", "--as-of", ExportShop.day)
    }

    @Test func `what the catalogue does not have is told with a code each`() async throws {
        try await withShop { shop in
            try await shop.session.sql("alter table till.people add column plz integer default 7")
            try shop.edit("warehouse.yaml") {
                $0.replacing("  zip: zip", with: "  zip: plz")
                    .replacing("email: email", with: "email: emial")
                    .replacing("recorded_at: at", with: "recorded_at: is_granted")
                    .replacing("relation: till.blocked", with: "relation: blocked")
                    .replacing(#/events:\n(  .*\n)+/#, with: "")
                    + "products:\n  relation: till.prodcts\n  key: id\n"
            }
            let found = try await check(shop)
            #expect(found.status == 65 && found.tells("sources-unusable"), "\(found.errors)")
            let told = found.output
            #expect(found.tells("activity-missing"), "\(told)")
            #expect(found.tells("relation-unqualified"), "\(told)")
            #expect(found.tells("relation-missing"), "\(told)")
            #expect(found.tells("column-missing"), "\(told)")
            #expect(found.tells("type-unfit"), "\(told)")
            #expect(found.tells("zeros-lost"), "\(told)")
            let run = try await shop.segcast.run("run", "--as-of", ExportShop.day)
            #expect(run.status == 65 && run.tells("contract-broken"), "\(run.errors)")
        }
    }

    @Test
    func
        `customers that cannot be found are told with the nearest, and nothing that joins them is`()
        async throws
    {
        try await withShop { shop in
            try shop.edit("warehouse.yaml", "relation: till.people", to: "relation: till.poeple")
            let found = try await shop.segcast.run(
                ["check", "--as-of", ExportShop.day, "--format", "json"]
            )
            #expect(found.status == 65 && found.tells("relation-missing"), "\(found.errors)")
            let report = try #require(try found.json() as? [String: Any])
            let findings = try #require(report["findings"] as? [[String: Any]])
            let errors = findings.filter { $0["severity"] as? String == "error" }
            #expect(errors.map { $0["source"] as? String } == ["customers"], "\(found.output)")
            #expect(errors.first?["fix"] as? String == "did you mean till.people?")
            #expect(errors.first?["code"] as? String == "relation-missing")
        }
    }

    @Test func `what the rows of a source are not is told with a code each`() async throws {
        try await withShop { shop in
            for statement in [
                "alter table till.people add column land text",
                "update till.people set land = 'Atlantis' where id = 1",
                "update till.people set first_name = null where id = 2",
                "alter table till.people add column digest text",
                "update till.people set digest = 'plain' where id = 3",
                "update till.people set digest = encode(sha256(''), 'hex') where id = 4",
                """
                create table till.sales as select i as id, i as person, timestamptz '2024-02-01' + i * interval '1 hour' as at,
                    i::float8 as total, 'EUR' as money, 'shop' as place from generate_series(1, 300) as i
                """,
                "insert into till.sales select * from till.sales where id <= 3",
                "update till.sales set total = 'NaN' where id = 10",
                "update till.sales set money = 'USD' where id = 11",
                "update till.sales set total = null where id = 12",
                "insert into till.sales values (999, 999, '2024-02-02', 1, 'EUR', 'shop')",
                "insert into till.visits select 1000 + i, '2024-02-01' from generate_series(1, 20) as i",
                "create table till.loads as select timestamptz '2024-01-01' as at",
                "truncate till.blocked",
            ] { try await shop.session.sql(statement) }
            try shop.edit("warehouse.yaml") {
                $0.replacing(
                    "  default_country: DE\n",
                    with: "  country: land\n  email_sha: digest\n  hashed_details: [email]\n"
                )
                .replacing("email: email", with: "email: digest").replacing(
                    "  email_sha: digest\n",
                    with: ""
                )
                .replacing(
                    "  occurred_at: at\n",
                    with: "  occurred_at: at\n  ready: {relation: till.loads, column: at}\n"
                )
                .replacing("recorded_at: at", with: "recorded_at: at\n  fresh_within_hours: 1")
                .replacing("relation: till.blocked", with: "relation: till.blocked\n  min_rows: 5")
                    + """
                    orders:
                      relation: till.sales
                      key: id
                      customer: person
                      occurred_at: at
                      amount: total
                      currency: money

                    """
            }
            let found = try await check(shop)
            #expect(found.status == 65, "\(found.errors)")
            let told = found.output
            #expect(found.tells("country-unreadable"), "\(told)")
            #expect(found.tells("column-null"), "\(told)")
            #expect(found.tells("digest-unfit"), "\(told)")
            #expect(found.tells("digest-of-nothing"), "\(told)")
            #expect(found.tells("keys-repeated"), "\(told)")
            #expect(found.tells("amounts-not-finite"), "\(told)")
            #expect(found.tells("currencies-mixed"), "\(told)")
            #expect(found.tells("rows-incomplete"), "\(told)")
            #expect(found.tells("rows-set-aside"), "\(told)")
            #expect(found.tells("customers-unknown"), "\(told)")
            #expect(found.tells("not-ready"), "\(told)")
            #expect(found.tells("rows-old"), "\(told)")
            #expect(found.tells("rows-too-few"), "\(told)")
            #expect(found.tells("source-empty"), "\(told)")
            #expect(!told.contains("Atlantis") && !told.contains("plain"), "\(told)")
        }
    }

    @Test func `what consents and suppressions are not is told with a code each`() async throws {
        try await withShop { shop in
            try await shop.session.sql("alter table till.blocked add column mail text")
            try await shop.session.sql("insert into till.blocked values (null, 'nobody')")
            try shop.edit("exports/news.yaml") { "\($0)brand: north\n" }
            try shop.edit("warehouse.yaml") {
                $0.replacing(
                    "relation: till.blocked",
                    with: "relation: till.blocked\n  email: mail"
                )
            }
            let untold = try await check(shop)
            #expect(untold.tells("brands-untold"), "\(untold.output)\(untold.errors)")
            #expect(untold.tells("suppression-unreadable"), "\(untold.output)")
            try await shop.session.sql(
                "alter table till.consents add column house text default 'default'"
            )
            try shop.edit("warehouse.yaml") {
                $0.replacing("purpose_is: marketing", with: "purpose_is: marketing\n  brand: house")
            }
            let unheld = try await check(shop)
            #expect(unheld.tells("brand-unheld"), "\(unheld.output)")
            try await shop.session.sql("update till.consents set house = 'h' || person")
            try await shop.session.sql(
                "insert into till.consents select 1, true, '2024-01-01', 'b' || i from generate_series(1, 10001) as i"
            )
            let many = try await check(shop)
            #expect(many.tells("subjects-too-many"), "\(many.output)\(many.errors)")
        }
    }

    @Test func `a value that no row has is told with the nearest`() async throws {
        try await withShop { shop in
            for statement in [
                "alter table till.people add column colour text default 'green'",
                "alter table till.consents add column word text default 'yes'",
            ] { try await shop.session.sql(statement) }
            try shop.edit("warehouse.yaml") {
                $0.replacing(
                    "default_country: DE",
                    with: "default_country: DE\n  columns: {colour: colour}"
                )
                .replacing("granted: is_granted", with: "granted: word\n  granted_values: [ja]")
            }
            try shop.edit("segments/few.yaml") {
                $0.replacing(
                    "{attribute: key, is: [1]}",
                    with: "{attribute: colour, is: [gren]}"
                )
            }
            let found = try await check(shop)
            #expect(found.tells("value-unheld") && found.tells("granted-unheld"), "\(found.output)")
            #expect(
                found.output.contains("segment few: no row has gren as colour (colour)"),
                "\(found.output)"
            )
            #expect(found.output.contains("did you mean green? there are green"), "\(found.output)")
            #expect(
                found.output.contains(
                    "granted_values: no row has ja as granted (word): nobody agrees by it"
                ),
                "\(found.output)"
            )
            #expect(found.output.contains("there are yes"), "\(found.output)")
            #expect(!found.output.contains("Person.7"), "keys and addresses are nobody's to tell")
        }
    }
}

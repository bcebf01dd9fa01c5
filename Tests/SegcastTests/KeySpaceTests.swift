import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct KeySpaceTests {
    /// A shop whose customers are linked by a check and a build, as `run` does it.
    private func withLinkedShop(_ body: (ExportShop) async throws -> Void) async throws {
        try await withShop { shop in
            try await shop.session.sql(
                "alter table till.people add column made_at timestamptz default '2024-01-01'"
            )
            try await shop.session.sql(
                "update till.people set made_at = timestamptz '2020-01-01' + id * interval '1 minute'"
            )
            try await shop.session.sql(
                "update segcast.customer_keys set linked_at = timestamptz '2020-01-01' + customer_id * interval '1 minute'"
            )
            try await shop.session.sql("select setval('segcast.customer_ids', 400)")
            try shop.edit("warehouse.yaml") {
                $0.replacingOccurrences(
                    of: "  key: id\n",
                    with: "  key: id\n  created_at: made_at\n"
                )
            }
            try await link(shop)
            try await body(shop)
        }
    }

    /// Links the customers, of whom nothing is measured: no features are defined.
    private func link(_ shop: ExportShop) async throws {
        let built = try await shop.segcast.run("build", "--as-of", ExportShop.day)
        try #require(built.status == 0, "\(built.errors)")
    }

    private func map(_ shop: ExportShop, _ old: String, _ new: String) throws {
        try shop.edit("warehouse.yaml") {
            #expect($0.contains(old))
            return $0.replacingOccurrences(of: old, with: new)
        }
    }

    private func customers(_ shop: ExportShop) async throws -> Int {
        try await shop.value("select count(*) from segcast.customers")
    }

    @Test(arguments: [
        ["check"], ["build"], ["export", "ads_list"], ["export", "--removals-only"],
    ])
    func `a renamed key space is refused, and the known one named`(command: [String]) async throws {
        try await withLinkedShop { shop in
            try map(shop, "key_space: till", "key_space: crm")
            let refused = try await shop.segcast.run(command + ["--as-of", ExportShop.day], [:])
            #expect(refused.status == 78, "\(refused.output)")
            #expect(refused.errors.contains("Write key_space: till"), "\(refused.errors)")
            #expect(try await customers(shop) == 400)
            let applied: Int = try await shop.value(
                "select count(*) from segcast.definitions where body like '%\"keySpace\":\"crm\"%'"
            )
            #expect(applied == 0)
        }
    }

    @Test func `a key space is renamed for good when a person says why`() async throws {
        try await withLinkedShop { shop in
            try map(shop, "key_space: till", "key_space: crm")
            #expect(try await shop.segcast.run("keys", "accept", "--reason", " ").status == 64)
            let accepted = try await shop.segcast.run("keys", "accept", "--reason", "a new start")
            try #require(accepted.status == 0, "\(accepted.errors)")
            try await link(shop)
            #expect(try await customers(shop) == 800)
            let audited: Int = try await shop.value(
                "select count(*) from segcast.audit_entries where event = 'key_space_accepted' and detail::text like '%a new start%'"
            )
            #expect(audited == 1)
        }
    }

    /// Lets a person rename the key space for good.
    private func rename(_ shop: ExportShop) async throws {
        try map(shop, "key_space: till", "key_space: crm")
        let accepted = try await shop.segcast.run("keys", "accept", "--reason", "a new start")
        try #require(accepted.status == 0, "\(accepted.errors)")
        try await link(shop)
    }

    @Test func `whoever is known by a key of a space that is gone leaves the lists of before`()
        async throws
    {
        try await withLinkedShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try await rename(shop)
            let cut = ["export", "ads_list", "--removals-only", "--as-of", "2024-03-05"]
            let held = try await shop.segcast.run(cut, [:])
            #expect(
                held.status == 65 && held.errors.contains("segcast runs accept 2"),
                "\(held.errors)"
            )
            try #require(try await shop.accept(2).status == 0)
            let made = try await shop.segcast.run(cut, [:])
            try #require(made.status == 0, "\(made.errors)")
            #expect(try shop.rows("ads_list", 2, ".removals.csv") == shop.rows("ads_list", 1))
        }
    }

    @Test func `a list that was committed before its key space was renamed is not published`()
        async throws
    {
        try await withLinkedShop { shop in
            let cut = try await shop.export(
                "ads_list",
                ["SEGCAST_FAILPOINT": "committed=kill"]
            )
            #expect(cut.status == 9)
            try await shop.expireLeases()
            try await rename(shop)
            let late = try await shop.export("ads_list")
            #expect(late.status == 65, "\(late.errors)")
            #expect(throws: (any Error).self) { try shop.file("ads_list", 1) }
        }
    }

    @Test func `customers that a table of another name holds under a new space are known ones`()
        async throws
    {
        try await withLinkedShop { shop in
            try await shop.session.sql("create table till.copied as table till.people")
            try map(shop, "key_space: till", "key_space: crm")
            try map(shop, "relation: till.people", "relation: till.copied")
            let refused = try await shop.segcast.run("check", "--as-of", ExportShop.day)
            #expect(refused.status == 78, "\(refused.output)")
            #expect(refused.errors.contains("(till.people)"), "\(refused.errors)")
        }
    }

    @Test
    func
        `another shop with the same numbers is merged into none, nor does it end this one's segments`()
        async throws
    {
        try await withLinkedShop { shop in
            try await shop.session.sql(
                "create table till.others as select id, 'o' || email as email, phone, first_name, last_name, zip, made_at + interval '1 hour' as made_at from till.people"
            )
            try map(shop, "relation: till.people", "relation: till.others")
            let refused = try await shop.segcast.run("build", "--as-of", ExportShop.day)
            #expect(refused.status == 78, "\(refused.output)")
            #expect(
                refused.errors.contains("database of their own")
                    && refused.errors.contains("0 with the same created_at"),
                "\(refused.errors)"
            )
            try map(shop, "key_space: till", "key_space: others")
            try shop.edit("policies.yaml") {
                $0.replacingOccurrences(of: "name: a_weekly", with: "name: other_weekly")
            }
            let caps = "select count(*) from segcast.frequency_caps where cap_name = 'a_weekly'"
            let before: Int = try await shop.value(caps)
            for command in [["check"], ["build"], ["segments"], ["export", "--removals-only"]] {
                let other = try await shop.segcast.run(command + ["--as-of", ExportShop.day], [:])
                #expect(other.status == 78, "\(other.output)")
                #expect(other.errors.contains("key_space till (till.people)"), "\(other.errors)")
            }
            #expect(try await customers(shop) == 400)
            #expect(try await shop.value(caps) == before)
            let open: Int = try await shop.value(
                "select count(*) from segcast.memberships where left_at = 'infinity'"
            )
            #expect(open > 0)
        }
    }

    @Test func `a key space that was given up is in force no more`() async throws {
        try await withLinkedShop { shop in
            try await rename(shop)
            try await link(shop)
            try map(shop, "key_space: crm", "key_space: till")
            let refused = try await shop.segcast.run("check", "--as-of", ExportShop.day)
            #expect(refused.status == 78, "\(refused.output)")
            #expect(refused.errors.contains("Write key_space: crm"), "\(refused.errors)")
            let accepted = try await shop.segcast.run("keys", "accept", "--reason", "as it was")
            try #require(accepted.status == 0, "\(accepted.errors)")
            try await link(shop)
            #expect(try await customers(shop) == 800)
        }
    }

    @Test func `another column of the same table numbers other people`() async throws {
        try await withLinkedShop { shop in
            try await shop.session.sql("update segcast.customer_keys set linked_at = '-infinity'")
            try await shop.session.sql("alter table till.people add account_no bigint")
            try await shop.session.sql("update till.people set account_no = id % 400 + 1")
            try map(shop, "  created_at: made_at\n", "")
            try map(shop, "  key: id\n", "  key: account_no\n")
            let refused = try await shop.segcast.run("check", "--as-of", ExportShop.day)
            #expect(refused.status == 78, "\(refused.output)")
            #expect(refused.errors.contains("till.people.account_no"), "\(refused.errors)")
        }
    }

    @Test func `without a date, numbers alone do not say whose customers they are`() async throws {
        try await withLinkedShop { shop in
            try map(shop, "  created_at: made_at\n", "")
            try await shop.session.sql("update segcast.customer_keys set linked_at = '-infinity'")
            try await shop.session.sql("create table till.others as table till.people")
            try map(shop, "relation: till.people", "relation: till.others")
            let refused = try await shop.segcast.run("check", "--as-of", ExportShop.day)
            #expect(refused.status == 78, "\(refused.output)")
            try await shop.session.sql("create view till.seen as select * from till.people")
            try await shop.session.sql("create view till.seen_again as select * from till.seen")
            try map(shop, "relation: till.others", "relation: till.seen_again")
            try await link(shop)
            #expect(try await customers(shop) == 400)
        }
    }

    /// What a company does to its own customers: none of it makes them others.
    static let harmless = [
        "alter table till.people rename to persons; create view till.people as select * from till.persons",
        "create table till.fresh as table till.people; drop table till.people; alter table till.fresh rename to people",
        "alter table till.people rename column first_name to called; alter table till.people add column first_name text",
    ]

    @Test(arguments: harmless)
    func `the same customers in a relation made anew are known`(change: String) async throws {
        try await withLinkedShop { shop in
            try await shop.session.run(Script(path: "change", text: change))
            try await link(shop)
            #expect(try await customers(shop) == 400)
        }
    }

    @Test func `a relation or a key's column that was renamed is known by its number`() async throws
    {
        try await withLinkedShop { shop in
            try await shop.session.sql("alter table till.people rename to persons")
            try await shop.session.sql("alter table till.persons rename column id to number")
            try map(
                shop,
                "relation: till.people\n  key: id",
                "relation: till.persons\n  key: number"
            )
            try await link(shop)
            #expect(try await customers(shop) == 400)
        }
    }

    @Test func `another column as the key is refused where it names others`() async throws {
        try await withLinkedShop { shop in
            try await shop.session.sql("alter table till.people add column card bigint")
            try await shop.session.sql("update till.people set card = 401 - id")
            try map(shop, "key: id", "key: card")
            let refused = try await shop.segcast.run("check", "--as-of", ExportShop.day)
            #expect(
                refused.status == 78 && refused.errors.contains("till.people.card"),
                "\(refused.errors)"
            )
        }
    }
}

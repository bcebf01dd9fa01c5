import Postgres
import TestSupport
import Testing

@testable import Warehouse

/// People without an account, who are told by their addresses.
@Suite(.postgres)
struct GuestTests {
    private static let people = """
        create table till.people (id uuid, email text, since date, phone bigint, tier text, status text);
        insert into till.people values
            ('00000000-0000-0000-0000-00000000000a', ' Ann@Example.com', '2024-02-01', 30, 'gold', 'open'),
            ('00000000-0000-0000-0000-00000000000b', 'twins@example.com', '2024-01-01', null, 'blue', 'open'),
            ('00000000-0000-0000-0000-00000000000c', 'TWINS@example.com', '2024-01-01', null, 'blue', 'open'),
            ('00000000-0000-0000-0000-00000000000d', 'closed@example.com', '2024-01-01', null, 'blue', 'closed'),
            ('00000000-0000-0000-0000-00000000000e', null, '2024-01-01', null, 'blue', 'open');
        create table till.sales (sale int, person text, buyer text, called text, at timestamptz, total numeric);
        insert into till.sales values
            (1, '00000000-0000-0000-0000-00000000000a', 'other@example.com', 'Ann', '2024-02-02', 1),
            (2, null, 'ANN@example.com', 'Ann', '2024-01-03', 2),
            (3, null, 'guest@example.com', 'Old', '2024-01-04', 4),
            (4, '0', '"Guest@Example.com";', 'New', '2024-01-05', 8),
            (5, '', 'twins@example.com', 'Twin', '2024-01-06', 16),
            (6, null, 'closed@example.com', 'Closed', '2024-01-07', 32),
            (7, null, 'no address', 'Nobody', '2024-01-08', 64), (8, null, null, 'Nobody', '2024-01-09', 128),
            (9, 'x', 'guest@example.com', 'Wrong', '2024-02-09', 256),
            (10, null, 'late@example.com', 'Late', '2024-04-09', 512);
        """

    private func shop() async throws -> Till {
        var till = try await Till(Self.people)
        (till.warehouse.customers[.email], till.warehouse.customers[.createdAt]) = (
            "email", "since"
        )
        till.warehouse.customers[.phone] = "phone"
        till.warehouse.customers.columns = ["tier": "tier"]
        var closed = Exclusion()
        // Guests have no status, and are left out by none.
        (closed.column, closed.except, closed.because) = ("status", ["open"], "closed")
        till.warehouse.customers.exclude = [closed]
        var guests = GuestsDefinition()
        (guests.relation, guests.customer) = ("till.sales", "person")
        (guests[.email], guests[.createdAt], guests[.firstName]) = ("buyer", "at", "called")
        till.warehouse.customers.guests = guests
        var sales = Till.activity("till.sales")
        (sales[.key], sales[.amount], sales[.customerEmail]) = ("sale", "total", "buyer")
        till.warehouse[.orders] = sales
        return till
    }

    private func counts(_ check: SourceCheck, _ source: String) -> [String: Int] {
        let counts = check.counts.filter { $0.source == source }.map { ($0.reason, $0.rows) }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    /// The rows of a source under the columns that are asked for, each as text.
    private func rows(
        _ role: SourceRole,
        of till: Till,
        _ columns: (CustomerRows) -> [(name: String, value: Expression)]
    ) async throws -> [[String: String]] {
        let catalog = try await till.catalog()
        try catalog.requireSound()
        var binder = Binder.literals
        let rows = try CustomerRows(role, in: catalog, &binder)
        let named = columns(rows)
        let relation = Fragments.sourceRows.relation([
            "columns": Columns(named: named.map { ($0.name, $0.value.cast(to: "text")) }),
            "base": rows.base, "condition": rows.condition,
        ])
        let statement = Template(path: "test", text: "select source.* from \"{rows}\" order by 1")
            .filled(["rows": relation])
        return try await TestDatabase.pool().query(statement).map { row in
            try named.reduce(into: [:]) {
                $0[$1.name] = try row.optional($1.name) as String? ?? "null"
            }
        }
    }

    @Test func `each address that no customer bears is somebody, by the details of the newest row`()
        async throws
    {
        let found = try await rows(.customers, of: shop()) { rows in
            [
                ("key", rows.key), ("since", rows.createdAt ?? .null("timestamptz")),
                ("name", rows.source.mapped("first_name") ?? .null("text")),
                ("email", rows.source.mapped("email") ?? .null("text")),
                ("phone", rows.source.mapped("phone") ?? .null("text")),
                ("tier", rows.source.mapped("tier") ?? .null("text")),
            ]
        }
        let told = found.map { row in
            ["key", "since", "name", "email", "phone", "tier"].map { row[$0] ?? "?" }
        }
        let id = "00000000-0000-0000-0000-00000000000"
        #expect(
            told == [
                [id + "a", "2024-02-01 00:00:00+00", "null", " Ann@Example.com", "30", "gold"],
                [id + "b", "2024-01-01 00:00:00+00", "null", "twins@example.com", "null", "blue"],
                [id + "c", "2024-01-01 00:00:00+00", "null", "TWINS@example.com", "null", "blue"],
                [id + "e", "2024-01-01 00:00:00+00", "null", "null", "null", "blue"],
                [
                    GuestKey.guest, "2024-01-04 00:00:00+00", "New", "guest@example.com",
                    "null", "null",
                ],
                [
                    GuestKey.late, "2024-04-09 00:00:00+00", "Late", "late@example.com",
                    "null", "null",
                ],
            ]
        )
    }

    @Test
    func
        `a row without a key is whose address stands in it, and of several who bear it the first's`()
        async throws
    {
        var till = try await shop()
        let owners = { (till: Till) in
            let found = try await rows(.orders, of: till) { rows in
                [("sale", rows.column("sale")), ("key", rows.key)]
            }
            return Dictionary(
                uniqueKeysWithValues: found.map { ($0["sale"] ?? "?", $0["key"] ?? "?") }
            )
        }
        let id = "00000000-0000-0000-0000-00000000000"
        var expected = [
            "1": id + "a", "2": id + "a", "3": GuestKey.guest, "4": GuestKey.guest, "5": id + "b",
            "6": id + "d", "9": "x", "10": GuestKey.late,
        ]
        #expect(try await owners(till) == expected)
        // Who came first bears it, and before those who are left out whoever is none of them.
        try await TestDatabase.connect().sql(
            "update till.people set since = '2023-12-31' where id = '\(id)c'"
        )
        expected["5"] = id + "c"
        #expect(try await owners(till) == expected)
        try await TestDatabase.connect().sql(
            "update till.people set status = 'closed' where id = '\(id)c'"
        )
        expected["5"] = id + "b"
        #expect(try await owners(till) == expected)
        till.warehouse.customers[.createdAt] = nil
        till.warehouse.customers.exclude = []
        #expect(try await owners(till) == expected)
    }

    @Test
    func `a customer whose key is an address has the orders under it, and is one customer`()
        async throws
    {
        var till = try await Till(
            """
            create table till.people (id text, email text);
            insert into till.people values ('Ann@example.com', null), ('ben@example.com', 'ben@elsewhere.example');
            create table till.sales (sale int, person text, buyer text, at timestamptz);
            insert into till.sales values (1, null, 'ann@example.com', '2024-01-01'), (2, null, 'ben@example.com', '2024-01-01');
            """
        )
        till.warehouse.customers[.email] = "email"
        till.warehouse.customers.keyIsContactDetail = "the shop's own are addresses"
        var guests = GuestsDefinition()
        (guests.relation, guests[.email], guests[.createdAt]) = ("till.sales", "buyer", "at")
        till.warehouse.customers.guests = guests
        var sales = Till.activity("till.sales")
        sales[.customerEmail] = "buyer"
        till.warehouse[.orders] = sales
        let owners = try await rows(.orders, of: till) { [("key", $0.key)] }
        #expect(owners.map { $0["key"] } == ["Ann@example.com", GuestKey.ben])
        let check = try await till.check("2024-03-31")
        #expect(counts(check, "customers") == ["used": 3])
    }

    @Test(arguments: [("4", ["2024-01-04 00:00:00+00", "Old"]), ("3, 4", nil)])
    func `rows that orders leave out make no guest, and say nothing of one`(
        sales: String,
        told: [String]?
    ) async throws {
        var till = try await shop()
        try await TestDatabase.connect().sql(
            "alter table till.sales add column state text"
        )
        try await TestDatabase.connect().sql(
            "update till.sales set state = 'cancelled' where sale in (\(sales))"
        )
        var cancelled = Exclusion()
        (cancelled.column, cancelled.values, cancelled.because) = (
            "state", ["cancelled"], "cancelled"
        )
        till.warehouse[.orders]?.exclude = [cancelled]
        let found = try await rows(.customers, of: till) { rows in
            [
                ("email", rows.source.mapped("email") ?? .null("text")),
                ("since", rows.createdAt ?? .null("timestamptz")),
                ("name", rows.source.mapped("first_name") ?? .null("text")),
            ]
        }
        let guest = found.first { $0["email"] == "guest@example.com" }
        #expect(guest.map { [$0["since"] ?? "?", $0["name"] ?? "?"] } == told)
        let count = told == nil ? 1 : 2
        #expect(
            try await till.check("2024-03-31").findings.contains {
                $0.description.hasPrefix("note: customers: guests: \(count) addresses that no")
            }
        )
    }

    @Test func `what customers lack is counted of customers, and what guests lack of none`()
        async throws
    {
        var till = try await shop()
        try await TestDatabase.connect().sql("alter table till.people add column land text")
        try await TestDatabase.connect().sql("alter table till.sales add column country text")
        try await TestDatabase.connect().sql(
            "update till.people set land = 'Atlantis' where tier = 'gold'"
        )
        try await TestDatabase.connect().sql("update till.sales set country = 'Lemuria'")
        till.warehouse.customers[.country] = "land"
        till.warehouse.customers.guests?[.country] = "country"
        let told = try await till.check("2024-05-01").findings.map(\.description)
            .filter { $0.contains("customers: ") }
        for words in [
            "note: customers: phone (phone) is null in 4 of 5 rows",
            "note: customers: email (email) is null in 1 of 5 rows",
            "warning: customers: country (land) is no country of ISO 3166 in 1 rows, in 1 spellings",
            "warning: customers: guests: country (country) is no country of ISO 3166 in 2 rows, in 1 spellings",
        ] {
            #expect(told.contains { $0.hasPrefix(words) }, "\(words): \(told)")
        }
        #expect(!told.contains { $0.contains("first_name") }, "\(told)")
    }

    @Test func `check counts guests, those who are customers, and addresses of several`()
        async throws
    {
        let check = try await shop().check("2024-03-31")
        #expect(
            counts(check, "customers") == [
                "used": 5, "excluded:closed": 1, "created_after_as_of": 1,
            ]
        )
        #expect(
            counts(check, "orders") == [
                "used": 5, "no_customer": 2, "unknown_customer": 1, "excluded_customer": 1,
                "after_as_of": 1,
            ]
        )
        let told = check.findings.map(\.description)
        for words in [
            "note: customers: guests: 2 addresses that no customer bears are people of their own, 3 are customers'",
            "warning: customers: 1 addresses are borne by several customers each",
            "note: customers: guests: 2 of 8 rows hold no address",
        ] {
            #expect(told.contains { $0.hasPrefix(words) }, "\(words): \(told)")
        }
        #expect(check.findings.contains { $0.code == "guests-counted" && $0.severity == .note })
        #expect(check.findings.contains { $0.code == "address-shared" && $0.severity == .warning })
        #expect(check.findings.contains { $0.code == "address-missing" && $0.severity == .note })
        #expect(check.isPassed, "\(told)")
    }

    @Test func `without guests, rows of no customer's address are counted, and no error`()
        async throws
    {
        var till = try await shop()
        till.warehouse.customers.guests = nil
        let check = try await till.check("2024-03-31")
        #expect(
            counts(check, "orders") == [
                "used": 3, "unknown_address": 3, "no_customer": 2, "unknown_customer": 1,
                "excluded_customer": 1,
            ]
        )
        #expect(check.isPassed)
        till.warehouse[.orders]?[.customer] = nil
        let blind = try await till.check("2024-03-31")
        #expect(counts(blind, "orders")["unknown_address"] == 5)
        #expect(blind.findings.contains { $0.code == "address-shared" })
    }

    @Test(arguments: [
        ("ann@example.com", "ann@example.com"), (" Ann@EXAMPLE.com\t", "ann@example.com"),
        ("<ann@example.com>", "ann@example.com"), ("'ann@example.com',", "ann@example.com"),
        ("a.b+c@x-y.example.com", "a.b+c@x-y.example.com"),
        ("o'neill@example.com", "o'neill@example.com"),
        ("bj\u{F6}rn@b\u{FC}cher.example", "bj\u{F6}rn@b\u{FC}cher.example"),
        ("", nil), ("n/a", nil), ("ann", nil), ("ann@", nil), ("@example.com", nil),
        ("ann@example", nil),
        ("a@b@example.com", nil), ("ann@example.com ben@example.com", nil),
        ("ann @example.com", nil),
        ("ann..b@example.com", nil), (".ann@example.com", nil), ("ann@-example.com", nil),
        ("ann@example-.com", nil), ("ann@example.123", nil), ("ann@exa mple.com", nil),
        (String(repeating: "a", count: 250) + "@example.com", nil),
    ])
    func `an address is what channels take for one`(cell: String, cleaned: String?) async throws {
        #expect(try await Fragments.cleanAddress.read(cell) == cleaned)
    }

    @Test func `what does not fit of guests is told as of customers`() async throws {
        let till = try await shop()
        let cases: [(String, (inout GuestsDefinition) -> Void)] = [
            ("there is no relation till.slaes, or", { $0.relation = "till.slaes" }),
            (
                "email is mapped to column byer, which till.sales lacks → did you mean buyer?",
                { $0[.email] = "byer" }
            ),
            (
                "customer is mapped to column parson, which till.sales lacks → did you mean person?",
                { $0.customer = "parson" }
            ),
            (
                "created_at is column called of type text, which is no time",
                { $0[.createdAt] = "called" }
            ),
        ]
        for (words, change) in cases {
            var shop = till
            change(&shop.warehouse.customers.guests!)
            let found = try await shop.catalog().findings.filter { $0.severity == .error }
                .map(\.description)
            #expect(
                found.count == 1 && found[0].hasPrefix("error: customers: \(words)"),
                "\(words): \(found)"
            )
        }
    }

    @Test func `the relation of guests is one that whoever reads the sources is granted`()
        async throws
    {
        let relations = try await shop().warehouse.relations.map { "\($0.schema).\($0.name)" }
        #expect(relations == ["till.people", "till.sales", "till.sales"])
    }
}

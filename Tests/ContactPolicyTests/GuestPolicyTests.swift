import Channels
import ContactPolicy
import Postgres
import TestSupport
import Testing
import Warehouse

/// What guests said, and who they turn out to be.
@Suite(.postgres)
struct GuestPolicyTests {
    /// Four customers, of whom the last two bear one address, and guests `ann` and `ben`, who are 11 and 12.
    private func shop(_ said: String, cap: Int = 9) async throws -> ShopOfMailboxes {
        let shop = try await ShopOfMailboxes(4, cap: cap)
        try await shop.change(
            """
            alter table till.people alter column id type text;
            update till.people set email = 'shared@example.com' where id in ('3', '4');
            create table till.bought (person text, buyer text, at timestamptz);
            insert into till.bought values (null, 'ann@example.com', '2024-01-02'), (null, 'Ben@Example.com ', '2024-01-02'),
                ('1', 'elsewhere@example.com', '2024-01-02'), (null, 'P2@example.com', '2024-01-02');
            insert into segcast.customers values (11), (12);
            insert into segcast.customer_keys values
                ('customers', '\(GuestKey.ann)', 11, '-infinity'), ('customers', '\(GuestKey.ben)', 12, '-infinity');
            insert into segcast.memberships (segment, customer_id, entered_at, entered_release_id, entered_definition_hash, entered_reason)
            select 's', i, '2024-01-01', 1, 'd', 'r' from generate_series(11, 12) as i;
            create table till.said (person text, address text, word text, at timestamptz);
            insert into till.said values \(said);
            """
        )
        return try await shop.mapping {
            var guests = GuestsDefinition()
            (guests.relation, guests.customer) = ("till.bought", "person")
            (guests[.email], guests[.createdAt]) = ("buyer", "at")
            $0.customers.guests = guests
            var said = SourceDefinition(.consents)
            (said.relation, said[.customer], said[.customerEmail]) = (
                "till.said", "person", "address"
            )
            (said[.granted], said.grantedValues, said[.recordedAt]) = ("word", ["yes"], "at")
            said.purposeIs = "email"
            $0[.consents] = said
        }
    }

    /// Somebody with an account registers under a guest's address.
    private func register(_ address: String, in shop: ShopOfMailboxes) async throws {
        try await shop.change(
            """
            insert into till.people (id, email, at) values ('5', '\(address)', now());
            insert into segcast.customers values (5);
            insert into segcast.customer_keys values ('customers', '5', 5, '2024-03-01');
            insert into segcast.memberships (segment, customer_id, entered_at, entered_release_id, entered_definition_hash, entered_reason)
            values ('s', 5, '2024-01-01', 1, 'd', 'r');
            """
        )
    }

    private static let yeses = """
        ('1', null, 'yes', '2024-01-01'), ('2', null, 'yes', '2024-01-01'), ('3', null, 'yes', '2024-01-01'),
        (null, 'ANN@example.com', 'yes', '2024-01-01')
        """

    @Test func `a guest is written to who agreed under the address, and nobody else`() async throws
    {
        let shop = try await shop(Self.yeses)
        _ = try await shop.plan(shop.request(1))
        #expect(
            try await shop.buckets(in: 1) == [
                1: "included", 2: "included", 3: "included", 4: "no_consent", 11: "included",
                12: "no_consent",
            ]
        )
    }

    @Test(arguments: [
        ("(null, 'P1@Example.com', 'no', '2024-02-01')", Int64(1), "no_consent"),
        ("(null, 'P1@Example.com', 'no', '2023-02-01')", 1, "included"),
        ("('1', 'p2@example.com', 'no', '2024-02-01')", 2, "included"),
        (
            "('1', null, 'no', '2024-02-01'), (null, 'p1@example.com', 'yes', '2024-03-01')", 1,
            "no_consent"
        ),
        ("('1', null, 'no', null), (null, 'p1@example.com', 'yes', '2024-03-01')", 1, "no_consent"),
        (
            "('1', null, 'no', '2024-02-01'), (null, 'p1@example.com', 'yes', '2024-03-01'), ('1', null, 'yes', '2024-02-02')",
            1, "included"
        ),
        (
            "('1', null, 'no', '2023-12-01'), (null, 'p1@example.com', 'no', '2024-02-01'), (null, 'p1@example.com', 'yes', '2024-03-01')",
            1, "included"
        ),
        ("(null, 'ann@example.com', 'no', '2024-02-01')", 11, "no_consent"),
        ("(null, 'ann@example.com', null, '2024-02-01')", 11, "no_consent"),
        ("('ann@example.com', null, 'no', '2024-02-01')", 11, "contact_denied"),
        ("('\(GuestKey.ann)', null, 'no', '2024-02-01')", 11, "no_consent"),
        ("(null, 'shared@example.com', 'no', '2024-02-01')", 3, "no_consent"),
        (
            "(null, 'shared@example.com', 'no', '2024-02-01'), ('4', null, 'yes', '2024-01-01')", 4,
            "contact_denied"
        ),
        ("(null, 'shared@example.com', 'yes', '2024-02-01')", 4, "no_consent"),
        (
            "(null, 'shared@example.com', 'no', '2024-02-01'), (null, 'shared@example.com', 'yes', '2024-02-02')",
            3, "included"
        ),
        ("(null, 'elsewhere@example.com', 'no', '2024-02-01')", 1, "included"),
        ("(null, 'no address', 'no', '2024-02-01')", 1, "included"),
    ])
    func `a word under an address is its bearer's, and under that of several the first one's`(
        said: String,
        customer: Int64,
        bucket: String
    ) async throws {
        let shop = try await shop("\(Self.yeses), \(said)")
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.buckets(in: 1)[customer] == bucket)
    }

    @Test(arguments: [
        ("", "included"), (", ('4', null, 'no', '2024-01-01')", "contact_denied"),
        (", ('3', null, 'no', '2024-01-01')", "no_consent"),
    ])
    func `a yes under an address that several bear is written to once, unless one of them withdrew`(
        said: String,
        bucket: String
    ) async throws {
        let shop = try await shop("(null, 'Shared@example.com', 'yes', '2024-02-01')\(said)")
        _ = try await shop.plan(shop.request(1))
        let buckets = try await shop.buckets(in: 1)
        #expect(buckets[3] == bucket)
        #expect(buckets[4] == "no_consent")
    }

    @Test func `an address that is suppressed is no guest's to be written to`() async throws {
        let shop = try await shop(Self.yeses)
        try await shop.change("insert into till.blocked (email) values ('ann@EXAMPLE.com')")
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.bucket(of: 11, in: 1) == "contact_denied")
    }

    @Test func `an address that a channel alone can read is denied to its bearer`() async throws {
        let shop = try await shop("\(Self.yeses), (null, 'p1@example.com', 'no', '2024-02-01')")
        try await shop.change(
            "update till.people set email = 'Pat <p1@example.com>' where id = '1'"
        )
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.bucket(of: 1, in: 1) == "contact_denied")
    }

    @Test(arguments: [
        ("(null, 'ben@example.com', 'no', '2024-02-01')", "no_consent"),
        (
            "(null, 'ben@example.com', 'no', '2024-02-01'), ('5', null, 'yes', '2024-01-15')",
            "no_consent"
        ),
        (
            "(null, 'ben@example.com', 'no', '2024-02-01'), ('5', null, 'yes', '2024-02-15')",
            "included"
        ),
        ("(null, 'ben@example.com', 'yes', '2024-02-01')", "included"),
        (
            "('ben@example.com', null, 'no', '2024-02-01'), ('5', null, 'yes', '2024-02-15')",
            "contact_denied"
        ),
        ("('ben@example.com', null, 'yes', '2024-02-01')", "no_consent"),
    ])
    func `what a guest said holds for the account that bears the address later`(
        said: String,
        bucket: String
    ) async throws {
        let shop = try await shop("\(Self.yeses), \(said)")
        try await register("BEN@example.com", in: shop)
        _ = try await shop.plan(shop.request(1))
        let buckets = try await shop.buckets(in: 1)
        #expect(buckets[5] == bucket)
        #expect(
            buckets[12] == "no_consent" || said.hasPrefix("('ben@example.com', null, 'yes'"),
            "\(buckets)"
        )
        #expect(buckets[12] != "included")
    }

    @Test func `a suppression of a guest's key holds for the account that bears the address later`()
        async throws
    {
        let shop = try await shop("\(Self.yeses), ('5', null, 'yes', '2024-02-15')")
        try await shop.change(
            """
            alter table till.blocked alter column id type text;
            insert into till.blocked (id) values ('ben@example.com');
            """
        )
        try await register("ben@example.com", in: shop)
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.bucket(of: 5, in: 1) == "contact_denied")
        #expect(try await shop.bucket(of: 1, in: 1) == "included")
    }

    @Test func `contacts of a guest count for the account that bears the address later`()
        async throws
    {
        let shop = try await shop(
            "\(Self.yeses), (null, 'ben@example.com', 'yes', '2024-01-01')",
            cap: 1
        )
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.bucket(of: 12, in: 1) == "included")
        try await register("ben@example.com", in: shop)
        let tomorrow = ShopOfMailboxes.monday.advanced(byDays: 1)
        _ = try await shop.plan(shop.request(2, at: tomorrow))
        #expect(try await shop.bucket(of: 5, in: 2) == "capped:weekly")
        let later = ShopOfMailboxes.monday.advanced(byDays: 8)
        _ = try await shop.plan(shop.request(3, at: later))
        #expect(try await shop.bucket(of: 5, in: 3) == "included")
    }

    @Test func `a guest who withdraws after the plan is not sent`() async throws {
        let shop = try await shop(Self.yeses)
        let request = shop.request(1)
        _ = try await shop.plan(request)
        try await shop.change(
            "insert into till.said values (null, 'Ann@example.com', 'no', '2024-03-31')"
        )
        let planner = shop.planner
        try await shop.pool.withSession { session in
            try await session.longTransaction {
                #expect(try await planner.findLeaving(request, on: session) == 1)
                try await session.within { try planner.takeOutLeaving(of: 1, in: $0) }
            }
        }
        #expect(try await shop.bucket(of: 11, in: 1) == "no_consent")
    }
}

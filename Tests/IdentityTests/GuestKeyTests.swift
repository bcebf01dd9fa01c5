import Identity
import Postgres
import TestSupport
import Testing
import Warehouse

/// Which customer an address is that nobody has an account for.
@Suite(.postgres)
struct GuestKeyTests {
    /// 2024-03-31T00:00:00Z.
    private let asOf = Instant(microseconds: 1_711_843_200_000_000)

    private var contract: WarehouseDefinition {
        var warehouse = WarehouseDefinition()
        (warehouse.timeZone, warehouse.currency) = ("UTC", "EUR")
        (warehouse.customers.relation, warehouse.customers[.key]) = ("till.people", "id")
        (warehouse.customers[.email], warehouse.customers[.createdAt]) = ("email", "since")
        var guests = GuestsDefinition()
        guests.relation = "till.sales"
        (guests[.email], guests[.createdAt]) = ("buyer", "at")
        warehouse.customers.guests = guests
        return warehouse
    }

    private func link(_ contract: WarehouseDefinition) async throws -> (
        new: Int, quarantined: [String: Int]
    ) {
        let pool = try TestDatabase.pool()
        let sources = try TestDatabase.sources()
        try await KeySpaces(pool, reading: sources).require(contract)
        let linked = try await CustomerIndex(pool, reading: sources).link(
            WarehouseCatalog(contract, from: pool),
            asOf: asOf,
            checkID: 1
        )
        try await KeySpaces(pool, reading: sources).record(contract)
        return linked
    }

    /// Makes people as a query finds them, and what else is said.
    private func make(_ people: String, on session: Session) async throws {
        let text = "create schema till; create table till.people as \(people)"
        try await session.run(Script(path: "till", text: text))
    }

    private func keys(_ session: Session) async throws -> [String: String] {
        let rows = try await session.sql(
            "select external_key, to_char(linked_at at time zone 'UTC', 'YYYY-MM-DD') as day from segcast.customer_keys"
        )
        return try rows.reduce(into: [:]) { $0[try $1.value("external_key")] = try $1.value("day") }
    }

    /// The guests who have an account by now, by both keys.
    private func accounts(_ session: Session) async throws -> [String: String] {
        let rows = try await session.sql(
            """
            select guests.external_key as guest, accounts.external_key as account from segcast.guest_accounts
            inner join segcast.customer_keys as guests on guests.customer_id = guest_accounts.guest_id
            inner join segcast.customer_keys as accounts on accounts.customer_id = guest_accounts.customer_id
            """
        )
        return try rows.reduce(into: [:]) { $0[try $1.value("guest")] = try $1.value("account") }
    }

    @Test func `a guest is known since the first row, and by the account once there is one`()
        async throws
    {
        let session = try await TestDatabase.connect()
        try await make(
            """
            select i as id, format('p%s@example.com', i) as email, timestamptz '2024-02-01' as since
            from generate_series(1, 2) as i;
            create table till.sales (buyer text, at timestamptz);
            insert into till.sales values ('ann@example.com', '2024-01-10'), ('Ann@example.com', '2024-01-05'),
                ('p1@example.com', '2024-02-03'), ('p2@example.com', '2024-03-03'), ('ben@example.com', '2024-01-06');
            """,
            on: session
        )
        #expect(try await link(contract).new == 4)
        var known = [
            "1": "2024-02-01", "2": "2024-02-01", GuestKey.ann: "2024-01-05",
            GuestKey.ben: "2024-01-06",
        ]
        #expect(try await keys(session) == known)
        #expect(try await link(contract).new == 0)
        #expect(try await accounts(session) == [:])
        // Whoever registers is somebody new from then on; what was linked stays.
        try await session.sql(
            "insert into till.people values (3, ' ANN@example.com', '2024-03-30')"
        )
        #expect(try await link(contract) == (1, [:]))
        known["3"] = "2024-03-30"
        #expect(try await keys(session) == known)
        #expect(try await accounts(session) == [GuestKey.ann: "3"])
        // The account goes, and the guest is the one of before.
        try await session.sql("delete from till.people where id = 3")
        #expect(try await link(contract).new == 0)
        #expect(try await accounts(session) == [:])
    }

    @Test func `whoever bought as a guest before the account that is known first was a guest then`()
        async throws
    {
        let session = try await TestDatabase.connect()
        try await make(
            """
            select i as id, format('%s@example.com', n) as email, timestamptz '2024-02-01' as since
            from (values (1, 'ann'), (2, 'ben')) as people (i, n);
            create table till.sales (buyer text, at timestamptz);
            insert into till.sales values ('ann@example.com', '2024-01-10'), ('ben@example.com', '2024-03-03');
            """,
            on: session
        )
        #expect(try await link(contract).new == 3)
        #expect(
            try await keys(session) == [
                "1": "2024-02-01", "2": "2024-02-01", GuestKey.ann: "2024-01-10",
            ]
        )
        #expect(try await accounts(session) == [GuestKey.ann: "1"])
        // An account that takes the address of another takes the guest too.
        try await session.sql("update till.people set email = 'else@example.com' where id = 1")
        try await session.sql("update till.people set email = 'ann@example.com' where id = 2")
        #expect(try await link(contract).new == 1, "ben's address is nobody's any more")
        #expect(try await accounts(session) == [GuestKey.ann: "2"])
    }

    @Test func `that guests count from now on makes nobody else of those who are known`()
        async throws
    {
        let session = try await TestDatabase.connect()
        try await make(
            """
            select i as id, format('p%s@example.com', i) as email, timestamptz '2024-02-01' + i * interval '1 hour' as since
            from generate_series(1, 50) as i;
            create table till.sales as
            select format('p%s@example.com', i) as buyer, timestamptz '2024-01-01' as at from generate_series(26, 75) as i;
            """,
            on: session
        )
        var before = contract
        before.customers.guests = nil
        #expect(try await link(before).new == 50)
        // 25 have no account, and 25 had none when they bought.
        #expect(try await link(contract).new == 50)
        #expect(try await link(contract).new == 0)
        let known = try await session.sql(
            "select count(*) as number from segcast.customer_keys where external_key not like 'guest:%'"
        )
        #expect(try known[0].value("number") == 50)
    }
}

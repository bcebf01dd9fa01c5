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
        warehouse.customers.keyIsContactDetail = "guests have no other"
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
                ('p1@example.com', '2024-01-03'), ('p2@example.com', '2024-03-03'), ('ben@example.com', '2024-01-06');
            """,
            on: session
        )
        #expect(try await link(contract).new == 4)
        #expect(
            try await keys(session) == [
                "1": "2024-01-03", "2": "2024-02-01", "ann@example.com": "2024-01-05",
                "ben@example.com": "2024-01-06",
            ]
        )
        #expect(try await link(contract).new == 0)
        // Whoever registers is somebody new, known since they bought first; what was linked stays.
        try await session.sql(
            "insert into till.people values (3, ' ANN@example.com', '2024-03-30')"
        )
        #expect(try await link(contract) == (1, [:]))
        #expect(try await keys(session)["3"] == "2024-01-05")
        #expect(try await keys(session)["ann@example.com"] == "2024-01-05")
        // The account goes, and the guest is the one of before.
        try await session.sql("delete from till.people where id = 3")
        #expect(try await link(contract).new == 0)
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
        #expect(try await link(contract).new == 25)
        #expect(try await link(contract).new == 0)
    }
}

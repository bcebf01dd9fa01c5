import TestSupport
import Testing

@testable import Warehouse

/// Who of the people of a warehouse are its customers.
@Suite(.postgres)
struct PeopleTests {
    /// Sixty people with addresses, and orders of theirs.
    private static let people = """
        create schema shop;
        create table shop.staff (no int primary key, mail text);
        insert into shop.staff select i, 's' || i || '@shop.example.com' from generate_series(1, 5) as i;
        create table shop.cli (
            cli_no int primary key, mail text, made_at timestamptz, fk_author int not null references shop.staff
        );
        insert into shop.cli
        select i, 'p' || i || '@example.com', timestamptz '2024-01-01Z' + i * interval '7 hours', 1 + i % 5
        from generate_series(1, 400) as i;
        create table shop.slips (
            no int primary key, cli_no int not null references shop.cli, at timestamptz, total numeric,
            fk_author int not null references shop.staff
        );
        insert into shop.slips
        select i, 1 + i * 7 % 400, timestamptz '2024-02-01Z' + i * interval '5 hours', (10 + i * 7 % 90 + i % 10 * .1)::numeric, 1 + i % 5
        from generate_series(1, 2000) as i;
        create table shop.parts (no int primary key, label text, fk_author int not null references shop.staff);
        insert into shop.parts select i, 'part ' || i, 1 + i % 5 from generate_series(1, 30) as i;
        create table shop.slip_parts (
            slip int references shop.slips, part int references shop.parts, pieces int, price numeric, due numeric,
            fk_author int not null references shop.staff
        );
        insert into shop.slip_parts
        select i, 1 + n * i % 30, 1 + i % 3, 2.5 * n, 2.5 * n * (1 + i % 3), 1 + i % 5 from generate_series(1, 2000) as i, generate_series(1, 2) as n;
        """

    @Test func `a handful whom every row names as its author are no customers`() async throws {
        try await Warehouses.run(Self.people)
        let proposal = try await Warehouses.propose("shop")
        #expect(proposal.value(.customers, "relation") == "shop.cli")
        #expect(proposal.value(.orders, "relation") == "shop.slips")
        #expect(proposal.value(.orders, "customer") == "cli_no")
    }

    @Test func `a handful who have thousands of rows serve, whatever the column is called`()
        async throws
    {
        try await Warehouses.run(
            Self.people.replacing("fk_author", with: "x").replacing(
                "shop.staff",
                with: "shop.users"
            )
        )
        let proposal = try await Warehouses.propose("shop")
        #expect(proposal.value(.customers, "relation") == "shop.cli")
        #expect(proposal.value(.orders, "customer") == "cli_no")
    }

    @Test func `a report on people loses to the people`() async throws {
        try await Warehouses.run(
            """
            \(Self.people)
            create table shop.customer_overview as
            select
                cli_no as customer_no, count(*)::int as orders, sum(total) as revenue, min(at) as first_order, max(at) as last_order
            from shop.slips group by 1;
            create table shop.visits as
            select cli_no as customer_no, at as came_at from shop.slips;
            create table shop.letters as
            select cli_no as customer_no, at as sent_at from shop.slips where no % 3 = 0;
            """
        )
        let proposal = try await Warehouses.propose("shop")
        #expect(proposal.value(.customers, "relation") == "shop.cli")
        #expect(
            proposal.value(.orders, "relation") == "shop.slips",
            "\(proposal.considered[.orders] ?? [])"
        )
    }

    @Test func `people whom nothing says how to reach lose to those who have addresses`()
        async throws
    {
        try await Warehouses.run(
            """
            create schema shop;
            create table shop.customers (id int primary key, level text, made_at timestamptz);
            insert into shop.customers select i, 'L' || i % 4, timestamptz '2024-01-01Z' + i * interval '1 day' from generate_series(1, 40) as i;
            create table shop.persons (ref int primary key, contact text, made_at timestamptz);
            insert into shop.persons select 1000 + i, 'p' || i || '@example.com', timestamptz '2024-01-01Z' + i * interval '7 hours' from generate_series(1, 400) as i;
            create table shop.bookings (no int primary key, person int references shop.persons, booked_at timestamptz, total numeric);
            insert into shop.bookings select i, 1001 + i * 7 % 400, timestamptz '2024-02-01Z' + i * interval '5 hours', 10 + i * 7 % 90 + .5 from generate_series(1, 2000) as i;
            """
        )
        let proposal = try await Warehouses.propose("shop")
        #expect(proposal.value(.customers, "relation") == "shop.persons")
        #expect(proposal.value(.orders, "relation") == "shop.bookings")
    }

    @Test func `people whose addresses stand elsewhere are found, and not the addresses`()
        async throws
    {
        try await Warehouses.run(
            """
            \(Self.people)
            create table shop.contacts (
                no int primary key, cli_no int not null references shop.cli, kind text, mail text, town text
            );
            insert into shop.contacts select i, i, 'R', 'p' || i || '@example.com', 'Town ' || i % 9 from generate_series(1, 400) as i;
            alter table shop.cli drop mail;
            """
        )
        let proposal = try await Warehouses.propose("shop")
        #expect(proposal.value(.customers, "relation") == "shop.cli", "\(proposal.considered)")
        #expect(
            proposal.entry(.customers, "relation")?.note.contains(
                "shop.contacts holds their e-mail addresses"
            ) == true
        )
        #expect(
            proposal.doubts.contains {
                $0.hasPrefix(
                    "customers: nothing in shop.cli says how to reach anybody; shop.contacts"
                )
            }
        )
    }
}

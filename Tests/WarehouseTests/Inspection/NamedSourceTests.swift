import TestSupport
import Testing

@testable import Warehouse

/// What an engineer of the shop says of its relations goes before what is guessed.
@Suite(.postgres)
struct NamedSourceTests {
    /// People, a list of guests at events that looks more like customers, and orders of the people.
    private func make() async throws {
        try await Warehouses.run(
            """
            create schema shop;
            create table shop.t7 (nr bigint primary key, contact text, since timestamptz);
            create table shop.customers (
                customer_id bigint primary key, email text, first_name text, last_name text, phone text, city text
            );
            create table shop.visits (visit_id bigint primary key, customer_id bigint references shop.customers, at timestamptz);
            create table shop.orders (
                order_id bigint primary key, person bigint references shop.t7, ordered_at timestamptz, total numeric(10, 2)
            );
            insert into shop.t7
            select g, 'p' || g || '@example.com', timestamptz '2024-01-01 09:00Z' + g * interval '1 day'
            from generate_series(1, 300) as g;
            insert into shop.customers
            select 5000 + g, 'c' || g || '@example.com', 'A', 'B', '+4420794600' || g % 90 + 10, 'Bath'
            from generate_series(1, 300) as g;
            insert into shop.visits
            select g, 5001 + g % 300, timestamptz '2025-01-01 09:00Z' + g * interval '2 hours'
            from generate_series(1, 2000) as g;
            insert into shop.orders
            select g, 1 + g * 7 % 300, timestamptz '2025-01-01 09:00Z' + g * interval '3 hours', 10 + g % 83 + 0.49
            from generate_series(1, 2000) as g;
            """
        )
    }

    @Test func `customers that somebody names are taken, and what they did is guessed from there`()
        async throws
    {
        try await make()
        #expect(
            try await Warehouses.propose("shop").value(.customers, "relation") == "shop.customers"
        )
        let proposal = try await Warehouses.propose("shop", named: [.customers: "t7"])
        #expect(proposal.value(.customers, "relation") == "shop.t7")
        #expect(proposal.value(.customers, "key") == "nr")
        #expect(proposal.value(.customers, "email") == "contact")
        #expect(proposal.value(.orders, "relation") == "shop.orders")
        #expect(proposal.value(.orders, "customer") == "person")
        #expect(proposal.entry(.customers, "relation")?.note.contains("you named it") == true)
    }

    @Test func `a relation that is passed over is not looked at, and a schema's neither`()
        async throws
    {
        try await make()
        try await Warehouses.run(
            "create schema old; create table old.customers (id int primary key);"
        )
        let proposal = try await Warehouses.propose(
            "shop",
            "old",
            except: ["shop.customers", "old"]
        )
        #expect(proposal.value(.customers, "relation") == "shop.t7")
        #expect(proposal.value(.orders, "relation") == "shop.orders")
        #expect(!"\(proposal.considered)".contains("old."))
    }

    @Test func `a relation named for one part plays no other that is guessed`() async throws {
        try await make()
        let proposal = try await Warehouses.propose(
            "shop",
            named: [.events: "shop.orders", .customers: "shop.t7"]
        )
        #expect(proposal.value(.events, "relation") == "shop.orders")
        #expect(!proposal.has(.orders))
    }

    @Test func `what a named relation lacks is a doubt, and nothing is guessed in its stead`()
        async throws
    {
        try await make()
        let proposal = try await Warehouses.propose(
            "shop",
            named: [.orders: "shop.visits", .customers: "shop.t7"]
        )
        #expect(proposal.value(.orders, "relation") == "shop.visits")
        #expect(proposal.value(.orders, "customer") == nil)
        #expect(
            proposal.doubts.contains(
                "orders: shop.visits was named, and no column of it looks like customer: say which is"
            )
        )
        let lines = try await Warehouses.propose("shop", named: [.lines: "shop.visits"])
        #expect(!lines.has(.lines))
        #expect(lines.doubts.contains { $0.hasPrefix("lines: shop.visits was named, and nothing") })
    }

    @Test(arguments: [
        ("shop.peopl", "--source: shop.peopl is not among the relations that are looked at"),
        ("shop.custmers", "did you mean shop.customers?"),
    ])
    func `a relation that is not there is told with the nearest`(name: String, words: String)
        async throws
    {
        try await make()
        let error = await #expect(throws: WarehouseError.self) {
            try await Warehouses.propose("shop", named: [.customers: name])
        }
        #expect("\(try #require(error))".contains(words))
        #expect(error?.tells("not-inspected") == true)
        let other = await #expect(throws: WarehouseError.self) {
            try await Warehouses.propose("shop", except: [name])
        }
        #expect("\(try #require(other))".hasPrefix("--except: \(name) is not among"))
    }
}

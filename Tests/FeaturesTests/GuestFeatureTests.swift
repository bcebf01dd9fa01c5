@testable import Features
import Postgres
import TestSupport
import Testing
import Warehouse

/// What is measured of people who are told by their addresses.
@Suite(.postgres)
struct GuestFeatureTests {
    @Test func `what somebody bought as a guest is theirs, with an account and without`()
        async throws
    {
        var till = try await Till()
        try await TestDatabase.connect().run(
            Script(
                path: "guests",
                text: """
                    alter table till.people add column email text;
                    update till.people set email = right(id::text, 1) || '@example.com';
                    alter table till.sales add column buyer text;
                    update till.sales set buyer = 'else@example.com';
                    insert into till.sales (sale, person, at, known, total, buyer) values
                        (5, null, '2024-02-01', '2024-02-01', 100, 'B@example.com'),
                        (6, null, '2024-02-02', '2024-02-02', 7, 'guest@example.com'),
                        (7, null, '2024-02-03', '2024-02-03', 8, ' GUEST@example.com'),
                        (8, null, '2024-04-03', '2024-04-03', 9, 'guest@example.com'),
                        (9, null, '2024-02-03', '2024-02-03', 9, 'nobody');
                    create table till.backs as
                    select sale, at + interval '1 day' as at from till.sales where sale between 5 and 7;
                    """
            )
        )
        till.definition.customers[.email] = "email"
        till.definition.customers.keyIsContactDetail = "guests have no other"
        var guests = GuestsDefinition()
        (guests.relation, guests.customer) = ("till.sales", "person")
        (guests[.email], guests[.createdAt]) = ("buyer", "at")
        till.definition.customers.guests = guests
        till.definition[.orders]?[.customerEmail] = "buyer"
        // What comes back is of whoever ordered it.
        var returns = SourceDefinition(.returns)
        (returns.relation, returns[.order], returns[.occurredAt]) = ("till.backs", "sale", "at")
        till.definition[.returns] = returns
        var set = FeatureSetDefinition()
        set.name = "till"
        set.features = [
            Till.feature(Count.self), Till.feature(Sum.self) { $0.column = "amount" },
            Till.feature(Count.self) { ($0.name, $0.of) = ("returns", .returns) },
        ]
        #expect(try await till.build(set) == [[4, 100, 0], [1, 100, 1], [2, 15, 2]])
    }
}

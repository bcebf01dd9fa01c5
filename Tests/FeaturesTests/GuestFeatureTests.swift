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

    /// Two customers since January, of whom one bought, and a guest who bought in February for 7 and 8 and in April for 9.
    private func shop(knowsSince: Bool) async throws -> (till: Till, set: FeatureSetDefinition) {
        var till = try await Till()
        try await TestDatabase.connect().run(
            Script(
                path: "guests",
                text: """
                    alter table till.people add column email text, add column since timestamptz;
                    update till.people set since = '2024-01-01';
                    alter table till.sales add column buyer text;
                    insert into till.sales (sale, at, known, total, buyer) values
                        (6, '2024-02-02', '2024-02-02', 7, 'guest@example.com'),
                        (7, '2024-02-03', '2024-02-03', 8, ' GUEST@example.com'),
                        (8, '2024-04-03', '2024-04-03', 9, 'guest@example.com');
                    """
            )
        )
        till.definition.customers[.email] = "email"
        if knowsSince { till.definition.customers[.createdAt] = "since" }
        var guests = GuestsDefinition()
        (guests.relation, guests.customer) = ("till.sales", "person")
        (guests[.email], guests[.createdAt]) = ("buyer", "at")
        till.definition.customers.guests = guests
        till.definition[.orders]?[.customerEmail] = "buyer"
        var set = FeatureSetDefinition()
        set.name = "till"
        set.features = [
            Till.feature(Count.self), Till.feature(Sum.self) { $0.column = "amount" },
        ]
        return (till, set)
    }

    /// The guest gets an account on 5 April.
    private func register() async throws {
        try await TestDatabase.connect().sql(
            """
            insert into till.people (id, email, since)
            values ('00000000-0000-0000-0000-00000000000c', 'Guest@example.com', '2024-04-05')
            """
        )
    }

    @Test(arguments: [true, false])
    func
        `from the account on, what the guest bought is the account's; before, the guest stands as it did`(
            knowsSince: Bool
        ) async throws
    {
        let (till, set) = try await shop(knowsSince: knowsSince)
        let (others, asOf): ([[Float]], Instant) = ([[4, 100], [0, 0]], Till.asOf)
        #expect(try await till.build(set, asOf: asOf) == others + [[2, 15]])
        try await register()
        let later = asOf.advanced(byDays: 10)
        #expect(try await till.build(set, asOf: later) == others + [[3, 24]])
        #expect(try await till.build(set, asOf: asOf) == others + [[2, 15]])
        #expect(try await till.build(set, asOf: later) == others + [[3, 24]])
    }

    @Test func `whoever had the account before anybody looked was a guest before it`() async throws
    {
        let (till, set) = try await shop(knowsSince: true)
        try await register()
        let others: [[Float]] = [[4, 100], [0, 0]]
        #expect(
            try await till.build(set, asOf: Till.asOf.advanced(byDays: 10)) == others + [[3, 24]]
        )
        #expect(try await till.build(set) == others + [[2, 15]])
    }
}

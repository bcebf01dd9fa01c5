import Identity
import Postgres
import TestSupport
import Testing
import Warehouse

@testable import Features
@testable import Learning

/// How customers are labelled by what their rows in the label window come to; worked out by hand.
@Suite(.postgres)
struct LabelTests {
    /// What is predicted is that somebody spends more than 50 in the label window.
    private struct Spending: BinaryOutcome {
        let word = "spending"
        let arms = [OutcomeArm("observed", by: "model")]
        let baselines: [any Baseline.Type] = []

        func words(for outcome: OutcomeDefinition) -> String { word }

        func label(of outcome: OutcomeDefinition, over rows: inout LabelRows) throws -> Expression {
            Features.Fragments.sum.filled([
                "value": try rows.number("amount"), "condition": Expression.true,
            ])
        }

        func label(by value: Float?) -> Float { value ?? 0 > 50 ? 1 : 0 }
    }

    /// Takes the accounts of two of the four, and from all sales whose they are but for an address.
    ///
    /// The third came before the as-of as well; a fifth comes in the label window, and was nobody before it.
    private func makeGuests(
        of warehouse: inout WarehouseDefinition,
        _ session: Session
    ) async throws {
        try await session.sql("alter table till.people add email text")
        try await session.sql("update till.people set email = format('p%s@example.com', id)")
        try await session.sql("delete from till.people where id > 2")
        try await session.sql(
            "insert into till.sales values (3, 20, '2024-05-20'), (5, 70, '2024-06-05')"
        )
        try await session.sql("alter table till.sales add buyer text")
        try await session.sql(
            "update till.sales set person = null, buyer = format('P%s@example.com', person)"
        )
        warehouse.customers[.email] = "email"
        var guests = GuestsDefinition()
        guests.relation = "till.sales"
        (guests[.email], guests[.createdAt]) = ("buyer", "at")
        warehouse.customers.guests = guests
        warehouse[.orders]?[.customerEmail] = "buyer"
    }

    /// Four customers: two orders of 30, one of 100, one of 10, and one of 80 before the as-of.
    private func labels(
        by kind: any OutcomeKind,
        ofGuests isOfGuests: Bool = false,
        registering: Int? = nil
    ) async throws -> [Float] {
        let session = try await TestDatabase.connect()
        try await session.sql("create schema till")
        try await session.sql("create table till.people as select generate_series(1, 4) as id")
        try await session.sql(
            """
            create table till.sales as
            select * from (values
                (1, 30, '2024-06-02'::timestamptz), (1, 30, '2024-06-10'), (2, 100, '2024-06-03'),
                (3, 10, '2024-06-04'), (4, 80, '2024-05-30'), (3, 90, '2024-07-02')
            ) as sales (person, amount, at)
            """
        )
        var warehouse = WarehouseDefinition()
        (warehouse.timeZone, warehouse.currency) = ("UTC", "EUR")
        warehouse.customers.relation = "till.people"
        warehouse.customers[.key] = "id"
        var sales = SourceDefinition(.orders)
        sales.relation = "till.sales"
        (sales[.customer], sales[.occurredAt], sales[.amount]) = ("person", "at", "amount")
        warehouse[.orders] = sales
        if isOfGuests { try await makeGuests(of: &warehouse, session) }
        var count = FeatureDefinition()
        count.name = "orders"
        count.measure = MeasureWord(of: Count.self)
        count.of = .orders
        var set = FeatureSetDefinition()
        set.name = "till"
        set.features = [count]
        var outcome = OutcomeDefinition()
        outcome.horizonDays = 30
        let (pool, sources) = (try TestDatabase.pool(), try TestDatabase.sources())
        let catalog = try await WarehouseCatalog(warehouse, from: pool)
        let asOf = try await BusinessDays.begin(of: "2024-07-01", in: "UTC", from: pool).begins
        _ = try await CustomerIndex(pool, reading: sources).link(catalog, asOf: asOf, checkID: 1)
        if let registering {
            try await session.sql(
                "insert into till.people values (\(registering), 'p\(registering)@example.com')"
            )
            _ = try await CustomerIndex(pool, reading: sources).link(
                catalog,
                asOf: asOf,
                checkID: 2
            )
        }
        let reader = ExampleReader(
            pool: pool,
            sources: sources,
            catalog: catalog,
            outcome: outcome,
            kind: kind,
            featureSet: set,
            days: try await BusinessDays(from: asOf, [-30, 0], in: "UTC", from: pool)
        )
        let examples = try await reader.read(-30)
        #expect(examples.customerIDs.count == 4)
        return examples.labels
    }

    @Test func `something occurred to whoever has a row in the label window`() async throws {
        #expect(try await labels(by: OutcomeKinds.all[0]) == [1, 1, 1, 0])
    }

    @Test func `what somebody did as a guest labels them, with an account and without`()
        async throws
    {
        // Guests are linked in order of their keys, the fourth of the four before the third.
        #expect(try await labels(by: OutcomeKinds.all[0], ofGuests: true) == [1, 1, 0, 1])
    }

    @Test func `a guest who registers in the label window is labelled as the guest of before`()
        async throws
    {
        let labels = try await labels(by: OutcomeKinds.all[0], ofGuests: true, registering: 3)
        #expect(labels == [1, 1, 0, 1])
    }

    @Test func `a kind can label by what somebody spent in the label window`() async throws {
        #expect(try await labels(by: Spending()) == [1, 1, 0, 0])
    }
}

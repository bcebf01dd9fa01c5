import Postgres
import TestSupport
import Testing
import Warehouse

/// Returns that name an order and no customer.
@Suite(.postgres)
struct ReturnsTests {
    private func till() async throws -> Till {
        var till = try await Till(
            """
            create table till.people as select i as id from generate_series(1, 9) as i;
            create table till.sales (sale int, person int, at timestamptz, known timestamptz, state text);
            insert into till.sales values
                (1, 1, '2024-03-01', '2024-03-02', 'done'), (2, 2, '2024-03-05', '2024-04-02', 'done'),
                (3, 3, '2024-03-09', '2024-03-09', 'test'), (4, 4, '2024-04-02', '2024-04-02', 'done'),
                (5, null, '2024-03-01', '2024-03-01', 'done');
            create table till.returns (ret text, sale text, back timestamptz, gave numeric, person int);
            insert into till.returns values
                ('a', '1', '2024-03-10', 5, 7), ('b', '1', '2024-04-01', 6, 7), ('c', '2', '2024-03-10', 7, 7),
                ('d', '3', '2024-03-10', 8, 7), ('e', '4', '2024-03-10', 9, 7), ('f', '99', '2024-03-10', 1, 7),
                ('g', '1', null, 2, 7), ('h', '5', '2024-03-10', 3, 7), ('i', null, '2024-03-10', 4, 7);
            """
        )
        var sales = Till.activity("till.sales")
        (sales[.key], sales[.loadedAt]) = ("sale", "known")
        var exclusion = Exclusion()
        (exclusion.column, exclusion.values, exclusion.because) = ("state", ["test"], "test")
        sales.exclude = [exclusion]
        till.warehouse[.orders] = sales
        var returns = SourceDefinition(.returns)
        (returns.relation, returns[.key], returns[.order]) = ("till.returns", "ret", "sale")
        (returns[.occurredAt], returns[.amount]) = ("back", "gave")
        till.warehouse[.returns] = returns
        return till
    }

    /// The returns that features read as of a day: the return, whose it is, and the day.
    private func read(_ till: Till, _ asOf: String) async throws -> [String] {
        var binder = Binder()
        var rows = try SourceRows(.returns, in: await till.catalog(), &binder)
        _ = try rows.column("key")
        let until = binder.bind(.text(asOf), as: "timestamptz")
        let statement = Template(
            path: "test",
            text: """
                select concat_ws(' ', key, customer_key, date(occurred_at at time zone 'UTC')) as line
                from "{rows}" order by 1
                """
        )
        .filled(["rows": rows.relation(until: until)])
        return try await TestDatabase.sources().query(statement, binder.values).map {
            try $0.value("line")
        }
    }

    private func counts(_ till: Till) async throws -> [String: Int] {
        let check = try await till.check("2024-04-01")
        return Dictionary(
            uniqueKeysWithValues: check.counts.filter { $0.source == "returns" }
                .map { ($0.reason, $0.rows) }
        )
    }

    @Test func `a return is its order's customer's, when it came back and its order was known`()
        async throws
    {
        let till = try await till()
        #expect(try await read(till, "2024-04-01T00:00Z") == ["a 1 2024-03-10"])
        #expect(
            try await read(till, "2024-04-03T00:00Z") == [
                "a 1 2024-03-10", "b 1 2024-04-01", "c 2 2024-03-10", "e 4 2024-03-10",
            ],
            "by then the orders are known"
        )
    }

    @Test func `each return is counted, those of no order as nobody's`() async throws {
        #expect(
            try await counts(till()) == [
                "used": 1, "after_as_of": 1, "no_time": 1, "order_not_known": 2,
                "excluded:test": 1, "no_customer": 3,
            ]
        )
    }

    @Test func `a return of no time of its own came back when its order was made`() async throws {
        var till = try await till()
        till.warehouse[.returns]?[.occurredAt] = nil
        #expect(
            try await read(till, "2024-04-01T00:00Z")
                == ["a 1 2024-03-01", "b 1 2024-03-01", "g 1 2024-03-01"]
        )
        #expect(
            try await counts(till) == [
                "used": 3, "after_as_of": 1, "order_not_known": 1, "excluded:test": 1,
                "no_customer": 3,
            ]
        )
    }

    @Test func `a return that names a customer is that customer's`() async throws {
        var till = try await till()
        till.warehouse[.returns]?[.customer] = "person"
        #expect(try await read(till, "2024-04-01T00:00Z").count == 7)
        #expect(try await counts(till) == ["used": 7, "after_as_of": 1, "no_time": 1])
        till.warehouse[.returns]?[.occurredAt] = nil
        #expect(
            try await read(till, "2024-04-01T00:00Z")
                == ["a 7 2024-03-01", "b 7 2024-03-01", "g 7 2024-03-01", "h 7 2024-03-01"],
            "the order only says when"
        )
    }
}

import Postgres
import TestSupport
import Testing
import Warehouse

/// Times that stand as numbers, and amounts in cents: what is read of them is what a source of times and euros says.
@Suite(.postgres)
struct NumericTimesTests {
    /// Two thousand sales, each with its time as a time, as numbers of three units and as a number of its day in Prague; and
    /// its amount in crowns and in hellers.
    private func till(_ numbers: NumericTimes?, _ column: String) async throws -> Till {
        var till = try await Till(
            """
            create table till.people as select i as id from generate_series(1, 50) as i;
            create table till.sales as
            select
                i as sale, 1 + i % 50 as person, moment as at,
                cast(extract(epoch from moment) as bigint) as seconds,
                cast(extract(epoch from moment) * 1000 as bigint) as milliseconds,
                extract(epoch from moment) * 1000000 as microseconds,
                cast(to_char(moment at time zone 'Europe/Prague', 'YYYYMMDD') as integer) as day,
                date_trunc('day', moment, 'Europe/Prague') as day_begins,
                (100 * i + i % 100) as cents, i + (i % 100) / 100.0 as crowns
            from generate_series(1, 2000) as i
            cross join lateral (select timestamptz '2023-03-01' + i * interval '7 hours 11 minutes 13.123 seconds' as moment) as at;
            """
        )
        till.warehouse.timeZone = "Europe/Prague"
        var sales = Till.activity("till.sales")
        (sales[.key], sales[.occurredAt], sales.numericTimes) = ("sale", column, numbers)
        sales[.amount] = "cents"
        sales.minorUnits = 100
        till.warehouse[.orders] = sales
        return till
    }

    /// How the rows that features read differ from what a statement by hand says, and how many those are.
    private func compared(_ till: Till, with byHand: String, before until: String) async throws
        -> (differing: Int, rows: Int)
    {
        var binder = Binder()
        var rows = try SourceRows(.orders, in: await till.catalog(), &binder)
        for name in ["key", "amount"] { _ = try rows.column(name) }
        let bound = binder.bind(.text(until), as: "timestamptz")
        let statement = Template(
            path: "test",
            text: """
                with own as (select key, customer_key, occurred_at, amount from "{rows}"),
                by_hand as (\(byHand) and \(byHand.contains("day_begins") ? "day_begins" : "at") < '\(until)')
                select
                    (select count(*) from by_hand) as line_count,
                    (
                        select count(*) from (
                            (select * from own except all select * from by_hand)
                            union all
                            (select * from by_hand except all select * from own)
                        ) as differing
                    ) as differing_count
                """
        ).filled(["rows": rows.relation(until: bound)])
        let row = try #require(
            try await TestDatabase.sources().query(statement, binder.values).first
        )
        let (differing, lines): (Int, Int) = (
            try row.value("differing_count"), try row.value("line_count")
        )
        return (differing, lines)
    }

    @Test(
        arguments: [
            (
                NumericTimes.epochSeconds, "seconds",
                "date_trunc('second', at + interval '0.5 seconds')"
            ),
            (.epochMilliseconds, "milliseconds", "at"), (.epochMicroseconds, "microseconds", "at"),
            (nil, "at", "at"), (.yyyymmdd, "day", "day_begins"),
        ],
        ["2023-03-26T01:00:00+01:00", "2024-01-01T00:00:00+01:00", "2025-06-01T00:00:00Z"]
    )
    func `numbers say when rows happened, and cents what they came to`(
        form: (numbers: NumericTimes?, column: String, time: String),
        until: String
    ) async throws {
        let till = try await till(form.numbers, form.column)
        let byHand = "select sale, person, \(form.time), crowns from till.sales where true"
        let (differing, rows) = try await compared(till, with: byHand, before: until)
        #expect(differing == 0)
        #expect(rows > 50)
    }

    @Test func `a number that is no time leaves its row out, counted, and fails nothing`()
        async throws
    {
        var till = try await Till(
            """
            create table till.people as select i as id from generate_series(1, 9) as i;
            create table till.sales (sale int, person int, at double precision, day numeric);
            insert into till.sales values
                (1, 1, 1700000000, 20231114), (2, 2, 'NaN', 'NaN'), (3, 3, 'Infinity', 'Infinity'), (4, 4, 1e300, 1e300),
                (5, 5, -1e300, -20231114), (6, 6, null, null), (7, 7, 1e13, 20230229), (8, 8, 1700000001.5, 20240229),
                (9, 9, -1e12, 20231345), (10, 1, 1e18, 20231114.5), (11, 2, 5e9, 0), (12, 3, 5e9, 99991231);
            """
        )
        var sales = Till.activity("till.sales")
        (sales[.key], sales.numericTimes) = ("sale", .epochSeconds)
        till.warehouse[.orders] = sales
        let counts = try await counts(till)
        #expect(counts == ["used": 2, "no_time": 8, "after_as_of": 2])
        (sales[.occurredAt], sales.numericTimes) = ("day", .yyyymmdd)
        till.warehouse[.orders] = sales
        #expect(try await self.counts(till) == ["used": 2, "no_time": 9, "after_as_of": 1])
    }

    private func counts(_ till: Till) async throws -> [String: Int] {
        let check = try await till.check("2024-03-31")
        return Dictionary(
            uniqueKeysWithValues: check.counts.filter { $0.source == "orders" && $0.rows > 0 }
                .map { ($0.reason, $0.rows) }
        )
    }

    @Test func `a number that nothing says to be a time is told with what says so`() async throws {
        let found = try await till(nil, "milliseconds").check("2024-03-31").findings
        #expect(
            found.map(\.description).contains {
                $0.contains("occurred_at is column milliseconds of type integer, which is no time")
                    && $0.contains("numeric_times")
            }
        )
    }
}

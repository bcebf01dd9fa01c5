import TestSupport
import Testing

@testable import Warehouse

/// Numbers that are times.
@Suite(.postgres)
struct NumericTimesGuessTests {
    @Test(arguments: [
        (NumericTimes.epochSeconds, 1), (.epochMilliseconds, 1000), (.epochMicroseconds, 1_000_000),
    ])
    func `numbers of days between 2000 and 2039 are times`(unit: NumericTimes, perSecond: Int) {
        let values = (0..<60).map { String((1_700_000_000 + $0 * 86_399) * perSecond) }
        #expect(NumericTimes(values) == unit)
        // 1,700,000,000 is the 14th of November 2023 at 22:13:20, by `date -u -d @1700000000`.
        #expect(unit.time(values[0]) == "2023-11-14 22:13:20")
    }

    @Test func `leap days and days before 1970 are told right`() {
        #expect(NumericTimes.epochSeconds.time("951782400") == "2000-02-29 00:00:00")
        #expect(NumericTimes.epochSeconds.time("-1") == "1969-12-31 23:59:59")
    }

    @Test func `numbers that name days are days`() {
        let values = (0..<40).map { String(20_240_100 + $0 / 28 * 100 + $0 % 28 + 1) }
        #expect(NumericTimes(values) == .yyyymmdd)
        #expect(NumericTimes.yyyymmdd.time("20240229") == "2024-02-29")
    }

    @Test(arguments: [
        (1_700_000_000, 1), (1_000_000_000, 140_000_000), (0, 1), (1_700_000_000, 0),
    ])
    func `numbers that run on, codes all over, small ones and one value are none`(
        first: Int,
        step: Int
    ) {
        #expect(NumericTimes((0..<60).map { String(first + $0 * step) }) == nil)
    }

    @Test func `orders whose time is a number are orders`() async throws {
        try await Warehouses.run(
            """
            create schema shop;
            create table shop.customers as
            select i as id, 'p' || i || '@example.com' as email, 1700000000000 + i * 90000000::bigint as made_ms
            from generate_series(1, 60) as i;
            alter table shop.customers add primary key (id);
            create table shop.orders as
            select i as id, 1 + i % 60 as customer_id, 1701000000000 + i * 40000000::bigint as ordered_ms, i * 150 as total_cents
            from generate_series(1, 200) as i;
            alter table shop.orders add primary key (id);
            """
        )
        let proposal = try await Warehouses.propose("shop")
        #expect(proposal.value(.customers, "relation") == "shop.customers")
        #expect(proposal.value(.orders, "relation") == "shop.orders")
        #expect(proposal.value(.customers, "numeric_times") == "epoch_milliseconds")
        #expect(proposal.value(.orders, "occurred_at") == "ordered_ms")
        #expect(proposal.value(.orders, "numeric_times") == "epoch_milliseconds")
        #expect(proposal.value(.orders, "amount") == "total_cents")
        #expect(proposal.value(.orders, "minor_units") == "100")
        // From the 26th of November 2023 to the 27th of February 2024.
        #expect(proposal.facts.span?.days == 93)
    }
}

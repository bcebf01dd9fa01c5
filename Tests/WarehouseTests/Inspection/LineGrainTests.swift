import TestSupport
import Testing

@testable import Warehouse

/// Relations of lines that stand for orders too, as no other relation does.
@Suite(.postgres)
struct LineGrainTests {
    /// 60 people and 200 orders with one to three lines each, under some names.
    private func make(_ then: String = "") async throws {
        try await Warehouses.run(
            """
            create schema dwh;
            create table dwh.people as
            select 1000 + i * 3 as person_no, 'p' || i || '@example.com' as email from generate_series(1, 60) as i;
            create table dwh.sales as
            select
                o * 10 + l as sale_id, 'R' || 70000 + o as receipt_no, 1000 + (1 + o * 7 % 60) * 3 as person_no,
                timestamptz '2024-02-01Z' + o * interval '1 day' as sold_at, 'X' || (o + l * 5) % 23 as article,
                1 + (o + l) % 3 as pieces, (2 + o % 9 + l * .5)::numeric as price,
                (1 + (o + l) % 3) * (2 + o % 9 + l * .5)::numeric as worth
            from generate_series(1, 200) as o, generate_series(1, 1 + o % 3) as l;
            \(then)
            """
        )
    }

    @Test func `lines without orders are the orders by the number that they bear`() async throws {
        try await make()
        let proposal = try await Warehouses.propose("dwh")
        for (key, value) in [
            ("relation", "dwh.sales"), ("key", "receipt_no"), ("grain", "lines"),
            ("customer", "person_no"), ("occurred_at", "sold_at"), ("amount_from", "lines"),
        ] { #expect(proposal.value(.orders, key) == value, "orders \(key)") }
        #expect(proposal.entry(.orders, "amount") == nil)
        #expect(
            proposal.entry(.orders, "key")?.note.hasPrefix("CHECK: each row of it is a line")
                == true
        )
        for (key, value) in [
            ("relation", "dwh.sales"), ("key", "sale_id"), ("order", "receipt_no"),
            ("customer", "person_no"), ("occurred_at", "sold_at"), ("product", "article"),
            ("amount", "worth"),
        ] { #expect(proposal.value(.lines, key) == value, "lines \(key)") }
    }

    @Test func `lines that were called off or taken back are in no order's sum`() async throws {
        try await make(
            """
            alter table dwh.sales add state text default 'paid';
            update dwh.sales set state = 'cancelled' where sale_id % 17 = 0;
            insert into dwh.sales
            select sale_id + 90000, receipt_no || '-', person_no, sold_at + interval '5 days', article, -pieces, price, -worth, state
            from dwh.sales where sale_id % 19 = 0;
            """
        )
        let proposal = try await Warehouses.propose("dwh")
        let left =
            #"[{column: state, values: ["cancelled"], because: cancelled}, {column: worth, below: 0, because: negative}]"#
        #expect(proposal.value(.orders, "grain") == "lines")
        #expect(proposal.value(.orders, "exclude") == left)
        #expect(proposal.value(.lines, "exclude") == left)
    }

    @Test func `lines of orders that stand elsewhere are lines, whatever else they say`()
        async throws
    {
        try await make(
            """
            create table dwh.receipts as
            select receipt_no, min(person_no) as person_no, min(sold_at) as rung_at, sum(worth) as total from dwh.sales group by 1;
            """
        )
        let proposal = try await Warehouses.propose("dwh")
        #expect(proposal.value(.orders, "relation") == "dwh.receipts")
        #expect(proposal.entry(.orders, "grain") == nil)
        #expect(proposal.value(.lines, "relation") == "dwh.sales")
    }

    @Test func `two orders of one visit are two, as lines refer to each`() async throws {
        try await Warehouses.run(
            """
            create schema dwh;
            create table dwh.people as
            select 1000 + i * 3 as person_no, 'p' || i || '@example.com' as email from generate_series(1, 60) as i;
            create table dwh.orders as
            select
                o as order_id, 'V' || o / 2 as visit_no, 1000 + (1 + o / 2 * 7 % 60) * 3 as person_no,
                date '2024-02-01' + o / 2 as ordered_on, 10 + o % 9 + .5 as total, 'P' || o % 13 as main_product
            from generate_series(1, 200) as o;
            create table dwh.lines as
            select o as order_id, l as line_no, 'X' || (o + l) % 23 as article, 1 + l % 2 as pieces, 5.5 as price
            from generate_series(1, 200) as o, generate_series(1, 3) as l;
            """
        )
        let proposal = try await Warehouses.propose("dwh")
        #expect(proposal.value(.orders, "key") == "order_id")
        #expect(proposal.entry(.orders, "grain") == nil)
        #expect(proposal.value(.lines, "relation") == "dwh.lines")
    }

    @Test func `what comes back names the order by the number of its lines`() async throws {
        try await make(
            """
            create table dwh.returns as
            select row_number() over (order by receipt_no) as return_id, receipt_no, max(sold_at) + interval '9 days' as back_at, sum(worth) / 2 as amount
            from dwh.sales where right(receipt_no, 1) = '5' group by 2;
            """
        )
        let proposal = try await Warehouses.propose("dwh")
        #expect(proposal.value(.returns, "relation") == "dwh.returns")
        #expect(proposal.value(.returns, "order") == "receipt_no")
    }

    @Test func `payments at their days are no lines of one order`() async throws {
        try await make(
            """
            alter table dwh.sales drop article, drop pieces, drop price;
            update dwh.sales set sold_at = sold_at + sale_id % 10 * interval '2 days';
            """
        )
        let proposal = try await Warehouses.propose("dwh")
        #expect(proposal.value(.orders, "key") == "sale_id")
        #expect(proposal.entry(.orders, "grain") == nil)
    }
}

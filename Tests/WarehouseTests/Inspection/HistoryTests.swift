import Postgres
import TestSupport
import Testing

@testable import Warehouse

/// Customers of whom a relation keeps every version, each with a number of its own.
@Suite(.postgres)
struct HistoryTests {
    /// How rows of before are marked, and what leaves them out.
    enum Mark: String, CaseIterable {
        case boolean, letter, number, word, end, farDay, endless

        /// The column's value in the version `v` of `n`.
        var value: String {
            switch self {
            case .boolean: "v = n"
            case .letter: "case when v = n then 'Y' else 'N' end"
            case .number: "(v = n)::int"
            case .word: "case when v = n then 'J' end"
            case .end: "case when v < n then since + v * interval '90 days' end"
            case .farDay:
                "case when v < n then (since + v * interval '90 days')::date - 1 else date '9999-12-31' end"
            case .endless: "case when v < n then since + v * interval '90 days' else 'infinity' end"
            }
        }

        func exclusion(_ column: String) -> String {
            let test =
                switch self {
                case .boolean: #"values: ["false"]"#
                case .letter: #"values: ["N"]"#
                case .number: #"values: ["0"]"#
                case .word: "is: unknown"
                case .end: "is: known"
                case .farDay, .endless: "below: 9999-01-01"
                }
            return "[{column: \(column), \(test), because: history}]"
        }
    }

    /// 120 people with one to three versions each, and 600 orders that name the version of their day, the person, or both.
    private func make(_ mark: Mark, orders: String = "version_id, customer_no") async throws {
        try await Warehouses.run(
            """
            create schema dwh;
            create table dwh.dim_customer as
            select
                row_number() over (order by i, v) as version_id, 5000 + i * 7 as customer_no, 'Ada ' || i as full_name,
                'p' || i || '@example.com' as email, (array['Leeds', 'York', 'Hull'])[1 + (i + v) % 3] as city,
                since + (v - 1) * interval '90 days' as valid_from, \(mark.value) as mark
            from (select i, 1 + i % 3 as n, timestamp '2023-01-01' + i * interval '1 day' as since from generate_series(1, 120) as i)
                as people, generate_series(1, n) as v;
            create table dwh.fact_orders as
            select order_id, \(orders), ordered_at, total
            from (
                select
                    o as order_id, timestamp '2023-07-01' + o * interval '20 hours' as ordered_at,
                    5000 + (1 + o * 7 % 120) * 7 as customer_no, (5 + o * 13 % 70 + .5)::numeric(9, 2) as total
                from generate_series(1, 600) as o
            ) as orders
            join lateral (
                select version_id from dwh.dim_customer as people
                where people.customer_no = orders.customer_no and valid_from <= ordered_at order by valid_from desc limit 1
            ) as versions on true;
            """
        )
    }

    /// Renames the columns of a relation to `c1`, `c2` and so on.
    private func rename(_ relation: String) async throws {
        try await Warehouses.run(
            """
            do $$ declare field record; begin
                for field in
                    select attname, attnum from pg_attribute where attrelid = '\(relation)'::regclass and attnum > 0
                loop
                    execute format('alter table \(relation) rename column %I to %I', field.attname, 'c' || field.attnum);
                end loop;
            end $$;
            """
        )
    }

    @Test(arguments: Mark.allCases)
    func `of a customer's versions today's counts, under the key that all of them bear`(mark: Mark)
        async throws
    {
        try await make(mark)
        let proposal = try await Warehouses.propose("dwh")
        #expect(proposal.value(.customers, "relation") == "dwh.dim_customer")
        #expect(proposal.value(.customers, "key") == "customer_no")
        #expect(proposal.value(.customers, "exclude") == mark.exclusion("mark"))
        #expect(proposal.entry(.customers, "exclude")?.note.contains("CHECK") == true)
        #expect(
            proposal.entry(.customers, "created_at") == nil,
            "a version is younger than its customer"
        )
        #expect(proposal.value(.orders, "customer") == "customer_no")
        #expect(proposal.views.isEmpty)
    }

    @Test(arguments: Mark.allCases)
    func `a history is found under any names`(mark: Mark) async throws {
        try await make(mark)
        try await rename("dwh.dim_customer")
        try await rename("dwh.fact_orders")
        try await Warehouses.run(
            "alter table dwh.dim_customer rename to t1; alter table dwh.fact_orders rename to t2"
        )
        let proposal = try await Warehouses.propose("dwh")
        #expect(proposal.value(.customers, "relation") == "dwh.t1")
        #expect(proposal.value(.customers, "key") == "c2")
        #expect(proposal.value(.customers, "exclude") == mark.exclusion("c7"))
        #expect(proposal.value(.orders, "relation") == "dwh.t2")
        #expect(proposal.value(.orders, "customer") == "c3")
    }

    @Test func `when a customer became one is a time that no version changes`() async throws {
        try await make(.boolean)
        try await Warehouses.run(
            """
            alter table dwh.dim_customer add joined_on date;
            update dwh.dim_customer set joined_on = date '2022-01-01' + customer_no % 300;
            """
        )
        let proposal = try await Warehouses.propose("dwh")
        #expect(proposal.value(.customers, "created_at") == "joined_on")
    }

    @Test func `orders of versions are of a customer by a view that is written out`() async throws {
        try await make(.boolean, orders: "version_id")
        let proposal = try await Warehouses.propose("dwh")
        #expect(proposal.value(.customers, "key") == "customer_no")
        #expect(proposal.value(.orders, "relation") == "dwh.fact_orders_with_customer")
        #expect(proposal.value(.orders, "customer") == "customer_no")
        #expect(proposal.value(.orders, "amount") == "total")
        #expect(
            proposal.facts.span?.first == "2023-07-01",
            "what is asked of it reads what the view will"
        )
        #expect(
            proposal.entry(.orders, "relation")?.note.hasPrefix("CHECK: make this view first")
                == true
        )
        let view = try #require(proposal.views.first)
        #expect(view.path == "dwh.fact_orders_with_customer" && view.roles == [.orders])
        try await Warehouses.run(view.statement)
        let row = try #require(
            try await TestDatabase.connect().sql(
                """
                select count(*)::text as rows, count(distinct orders.customer_no)::text as people
                from dwh.fact_orders_with_customer as orders join dwh.dim_customer as people
                    on people.customer_no = orders.customer_no and people.mark
                """
            ).first
        )
        let rows: String = try row.value("rows"), people: String = try row.value("people")
        #expect(rows == "600" && people == "120")
    }

    @Test func `what a version of before agreed to is no consent`() async throws {
        try await make(.boolean)
        try await Warehouses.run(
            """
            alter table dwh.dim_customer add accepts_marketing boolean;
            update dwh.dim_customer set accepts_marketing = version_id % 3 > 0;
            """
        )
        let proposal = try await Warehouses.propose("dwh")
        #expect(proposal.value(.consents, "customer") == "customer_no")
        #expect(proposal.value(.consents, "granted") == "accepts_marketing")
        #expect(proposal.value(.consents, "exclude") == Mark.boolean.exclusion("mark"))
    }

    @Test func `one flag a household is no history of it`() async throws {
        try await Warehouses.run(
            """
            create schema crm;
            create table crm.people as
            select
                i as person_id, 900 + i / 3 as household_no, 'p' || i || '@example.com' as email,
                timestamptz '2023-01-01Z' + i * 7 % 100 * interval '1 day' as joined_at, i % 3 = 0 as is_head
            from generate_series(1, 300) as i;
            create table crm.orders as
            select o as order_id, 1 + o * 7 % 300 as person_id, timestamptz '2023-07-01Z' + o * interval '20 hours' as ordered_at, o * .7 as total
            from generate_series(1, 600) as o;
            """
        )
        let proposal = try await Warehouses.propose("crm")
        #expect(proposal.value(.customers, "key") == "person_id")
        #expect(proposal.entry(.customers, "exclude") == nil)
        #expect(proposal.value(.orders, "customer") == "person_id")
    }
}

import Postgres
import TestSupport
import Testing
import Warehouse

/// Orders that stand in their relation line by line, worked by hand.
@Suite(.postgres)
struct OrderGrainTests {
    /// Seven orders, line by line.
    ///
    /// A: 2.50 × 3 + 1.25 × 2 = 10. B is of two times: 0.10 × 3 on March 5 and 0.20 on March 7. C begins with a line that is
    /// void, D has no other. E names its person in its second line alone. F gets a line of 100 that becomes known on
    /// April 5. G has a line of an unknown price. One line has no order.
    private func till() async throws -> Till {
        var till = try await Till(
            """
            create table till.people as select i as id from generate_series(1, 9) as i;
            create table till.sales (
                sale text, person int, at timestamptz, price numeric, pieces int, state text default 'sold',
                known timestamptz default '2024-03-01'
            );
            insert into till.sales (sale, person, at, price, pieces) values
                ('A', 1, '2024-03-01', 2.50, 3), ('A', 1, '2024-03-01', 1.25, 2),
                ('B', 2, '2024-03-07', 0.20, 1), ('B', 2, '2024-03-05', 0.10, 3),
                ('E', null, '2024-03-10', 1, 1), ('E', 5, '2024-03-11', 2, 1),
                ('F', 6, '2024-03-12', 7, 1), ('G', 7, '2024-03-13', null, 1), ('G', 7, '2024-03-13', 5, 1),
                (null, 8, '2024-03-14', 3, 1);
            insert into till.sales (sale, person, at, price, pieces, state) values
                ('C', 3, '2024-03-08', 100, 1, 'void'), ('C', 3, '2024-03-09', 5, 1, null),
                ('D', 4, '2024-03-09', 9, 9, 'void'), ('D', 4, '2024-03-09', 9, 9, 'void');
            insert into till.sales (sale, person, at, price, pieces, known) values
                ('F', 6, '2024-03-11', 100, 1, '2024-04-05');
            create table till.refunds as select 'A' as sale, timestamptz '2024-03-20' as back_at, 2.50 as paid_back;
            """
        )
        var void = Exclusion()
        (void.column, void.values, void.because) = ("state", ["void"], "void")
        var sales = Till.activity("till.sales")
        (sales[.key], sales.grain, sales.amountFrom) = ("sale", .lines, .lines)
        (sales[.loadedAt], sales.exclude) = ("known", [void])
        till.warehouse[.orders] = sales
        var lines = SourceDefinition(.lines)
        (lines.relation, lines[.order], lines[.loadedAt]) = ("till.sales", "sale", "known")
        (lines[.amount], lines[.times], lines.exclude) = ("price", "pieces", [void])
        lines[.occurredAt] = "at"
        till.warehouse[.lines] = lines
        return till
    }

    @Test func `orders whose lines name several customers are told, and those of one are not`()
        async throws
    {
        let till = try await till()
        func told() async throws -> [String] {
            try await till.check("2024-03-31").findings.filter { $0.code == "orders-shared" }
                .map { "\($0.severity.rawValue) \($0.message)" }
        }
        #expect(try await told() == [])
        // Of the void lines of D one is somebody else's: they are left out.
        try await TestDatabase.connect().sql(
            """
            insert into till.sales (sale, person, at, price, pieces, state) values
                ('A', 9, '2024-03-02', 1, 1, 'sold'), ('D', 9, '2024-03-09', 9, 9, 'void')
            """
        )
        let found = try await told()
        #expect(found.count == 1)
        #expect(
            found.first?.hasPrefix("warning 1 of 6 orders have lines that name several customers")
                == true,
            "\(found)"
        )
    }

    /// The orders that features read, each with its person, its day and what it comes to.
    private func orders(_ till: Till, before until: String) async throws -> [String] {
        try await rows(
            till,
            .orders,
            ["key", "customer", "amount"],
            before: until,
            """
            select concat_ws(' ', key, customer, to_char(occurred_at at time zone 'UTC', 'MM-DD'), trim_scale(amount)) as line
            from "{rows}" order by key
            """
        )
    }

    private func rows(
        _ till: Till,
        _ role: SourceRole,
        _ columns: [String],
        before until: String,
        _ text: String
    ) async throws -> [String] {
        var binder = Binder()
        var rows = try SourceRows(role, in: await till.catalog(), &binder)
        for name in columns { _ = try rows.column(name) }
        let bound = binder.bind(.text(until), as: "timestamptz")
        let statement = Template(path: "test", text: text).filled([
            "rows": rows.relation(until: bound)
        ])
        return try await TestDatabase.sources().query(statement, binder.values).map {
            try $0.value("line")
        }
    }

    @Test func `lines that bear one key are one order, whose first that counts says when it was`()
        async throws
    {
        let orders = try await orders(till(), before: "2024-04-01")
        #expect(
            orders == [
                "A 1 03-01 10", "B 2 03-05 0.5", "C 3 03-09 5", "E 5 03-11 3", "F 6 03-12 7",
                "G 7 03-13",
            ]
        )
    }

    @Test(arguments: [
        "2024-03-02", "2024-03-06", "2024-03-10", "2024-03-12", "2024-04-01", "2024-05-01",
    ])
    func `counts and sums are those of a GROUP BY by hand`(until: String) async throws {
        let till = try await till()
        let own = try await orders(till, before: until)
        let byHand = try await TestDatabase.connect().sql(
            """
            select concat_ws(
                ' ', sale, max(person),
                to_char((array_agg(at order by person is null, known, at))[1] at time zone 'UTC', 'MM-DD'),
                trim_scale(case when count(*) = count(price) then sum(price * pieces) end)
            ) as line
            from till.sales
            where state is distinct from 'void' and sale is not null and at < '\(until)' and known < '\(until)'
            group by sale having max(person) is not null order by sale
            """
        ).map { row -> String in try row.value("line") }
        #expect(own == byHand)
        #expect(until < "2024-05" || own.contains("F 6 03-12 107"))
    }

    @Test func `a return of an order in lines is one, and so is each line`() async throws {
        var till = try await till()
        var refunds = SourceDefinition(.returns)
        (refunds.relation, refunds[.order], refunds[.amount]) = (
            "till.refunds", "sale", "paid_back"
        )
        refunds[.occurredAt] = "back_at"
        till.warehouse[.returns] = refunds
        let all = "select customer_key || ' ' || amount as line from \"{rows}\" order by 1"
        #expect(try await rows(till, .returns, ["amount"], before: "2024-04-01", all) == ["1 2.50"])
        let count = "select count(*)::text as line from \"{rows}\""
        #expect(try await rows(till, .lines, ["amount"], before: "2024-04-01", count) == ["10"])
    }

    @Test func `a check counts orders, and lines without one`() async throws {
        let check = try await till().check("2024-04-01")
        let counts = Dictionary(
            uniqueKeysWithValues: check.counts.filter { $0.source == "orders" }
                .map { ($0.reason, $0.rows) }
        )
        #expect(counts == ["used": 6, "excluded:void": 1, "no_key": 1])
        #expect(
            !check.findings.contains { $0.message.contains("bear a key that another row has") },
            "\(check.findings)"
        )
        #expect(check.isPassed, "\(check.findings)")
    }
}

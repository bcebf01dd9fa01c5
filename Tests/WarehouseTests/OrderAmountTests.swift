import Postgres
import TestSupport
import Testing
import Warehouse

/// Amounts of orders that are the sums of their lines, worked by hand.
@Suite(.postgres)
struct OrderAmountTests {
    /// Six orders and what was in them.
    ///
    /// Order 1: 2.50 × 3 + 1.25 × 2 = 10, and a line of 100 that became known on April 5. Order 2: 0.10 × 3 + 0.20 = 0.5.
    /// Order 3 has no line, order 4 one of an unknown price, order 5 one of NaN; order 6 is a test.
    private func till() async throws -> Till {
        var till = try await Till(
            """
            create table till.people as select i as id from generate_series(1, 9) as i;
            create table till.sales (sale int, person int, at timestamptz, state text, money text default 'EUR');
            insert into till.sales values
                (1, 1, '2024-03-01', 'done'), (2, 2, '2024-03-05', 'done'), (3, 3, '2024-03-09', 'done'),
                (4, 4, '2024-03-10', 'done'), (5, 5, '2024-03-11', 'done'), (6, 6, '2024-03-12', 'test');
            create table till.lines (
                sale text, price numeric, pieces int, known timestamptz default '2024-03-13', kind text default 'sold',
                money text default 'EUR', packed timestamptz default '2024-03-13'
            );
            insert into till.lines (sale, price, pieces, kind) values
                ('1', 2.50, 3, 'sold'), ('1', 1.25, 2, null), ('1', 9, 9, 'void'), ('2', 0.10, 3, 'sold'),
                ('2', 0.20, 1, 'sold'), ('4', null, 2, 'sold'), ('4', 5, 1, 'sold'), ('5', 'NaN', 1, 'sold'),
                ('5', 5, 1, 'sold'), ('6', 7, 1, 'sold'), ('99', 1, 1, 'sold'), (null, 3, 1, 'sold');
            insert into till.lines (sale, price, pieces, known) values ('1', 100, 1, '2024-04-05');
            """
        )
        var sales = Till.activity("till.sales")
        (sales[.key], sales.amountFrom) = ("sale", .lines)
        sales.exclude = [Self.exclusion("state", "test")]
        till.warehouse[.orders] = sales
        var lines = SourceDefinition(.lines)
        (lines.relation, lines[.order], lines[.loadedAt]) = ("till.lines", "sale", "known")
        (lines[.amount], lines[.times]) = ("price", "pieces")
        lines.exclude = [Self.exclusion("kind", "void")]
        till.warehouse[.lines] = lines
        return till
    }

    private static func exclusion(_ column: String, _ value: String) -> Exclusion {
        var exclusion = Exclusion()
        (exclusion.column, exclusion.values, exclusion.because) = (column, [value], value)
        return exclusion
    }

    /// The orders, or lines, that features read, each with its order and amount.
    private func amounts(
        _ till: Till,
        of role: SourceRole = .orders,
        before until: String = "2024-04-01",
        knownBefore: String? = nil
    ) async throws -> [String] {
        var binder = Binder()
        var rows = try SourceRows(role, in: await till.catalog(), &binder)
        let key = role == .orders ? "key" : "order"
        for name in [key, "amount"] { _ = try rows.column(name) }
        let bound = binder.bind(.text(until), as: "timestamptz")
        let known = knownBefore.map { binder.bind(.text($0), as: "timestamptz") }
        let statement = Template(
            path: "test",
            text: """
                select concat_ws(' ', "\(key)", trim_scale(amount)) as line from "{rows}"
                order by "\(key)"::integer, amount
                """
        )
        .filled(["rows": rows.relation(until: bound, knownBefore: known)])
        return try await TestDatabase.sources().query(statement, binder.values).map {
            try $0.value("line")
        }
    }

    @Test func `an order comes to what its kept lines do, each a price times its pieces`()
        async throws
    {
        let till = try await till()
        #expect(try await amounts(till) == ["1 10", "2 0.5", "3", "4", "5 NaN"])
        #expect(
            try await amounts(till, of: .lines) == [
                "1 2.5", "1 7.5", "2 0.2", "2 0.3", "4 5", "4", "5 5", "5 NaN",
            ]
        )
    }

    @Test func `a line that became known late is in no amount before`() async throws {
        let till = try await till()
        #expect(try await amounts(till, before: "2024-04-05").first == "1 10")
        #expect(try await amounts(till, before: "2024-04-06").first == "1 110")
        #expect(
            try await amounts(till, before: "2024-03-02", knownBefore: "2024-04-06") == ["1 110"],
            "a label knows what was known when it closed"
        )
        #expect(try await amounts(till, before: "2024-03-02") == ["1"], "no line is known by then")
    }

    @Test func `a line that happens later than its order is in no amount before`() async throws {
        var till = try await till()
        till.warehouse[.lines]?[.occurredAt] = "packed"
        try await TestDatabase.connect().sql(
            "update till.lines set packed = '2024-04-01' where price = 2.50"
        )
        #expect(try await amounts(till).first == "1 2.5")
        #expect(try await amounts(till, before: "2024-04-02").first == "1 10")
    }

    @Test func `without pieces a line's amount counts once`() async throws {
        var till = try await till()
        till.warehouse[.lines]?[.times] = nil
        #expect(try await amounts(till) == ["1 3.75", "2 0.3", "3", "4", "5 NaN"])
    }

    @Test func `lines without a price are left out of sums where the contract says so`()
        async throws
    {
        var till = try await till()
        var exclusion = Exclusion()
        (exclusion.column, exclusion.is, exclusion.because) = ("price", .unknown, "free")
        till.warehouse[.lines]?.exclude.append(exclusion)
        #expect(try await amounts(till) == ["1 10", "2 0.5", "3", "4 5", "5 NaN"])
    }

    @Test
    func `a check counts what has no amount, and what is no number, as of orders and of lines`()
        async throws
    {
        let check = try await till().check("2024-04-01")
        func counts(_ source: String) -> [String: Int] {
            Dictionary(
                uniqueKeysWithValues: check.counts.filter { $0.source == source }
                    .map { ($0.reason, $0.rows) }
            )
        }
        #expect(counts("orders") == ["used": 5, "excluded:test": 1])
        #expect(
            counts("lines") == [
                "used": 8, "excluded:void": 1, "excluded:test": 1, "no_customer": 2,
                "loaded_after_as_of": 1,
            ]
        )
        let told = check.findings.map(\.description)
        for words in [
            "orders: 1 amounts are NaN or infinite", "orders: 2 rows have no amount",
            "lines: 1 amounts are NaN or infinite", "lines: 1 rows have no amount",
        ] {
            #expect(told.contains { $0.hasPrefix("warning: \(words)") }, "\(words): \(told)")
        }
        #expect(check.isPassed)
    }

    @Test(arguments: [SourceRole.orders, .lines])
    func `the currency of orders or of lines is held against the shop's`(_ role: SourceRole)
        async throws
    {
        var till = try await till()
        till.warehouse[role]?[.currency] = "money"
        #expect(try await till.check("2024-04-01").isPassed)
        let table = role == .orders ? "sales" : "lines"
        try await TestDatabase.connect().sql(
            "update till.\(table) set money = 'USD' where sale::text = '2'"
        )
        let check = try await till.check("2024-04-01")
        let count = role == .orders ? 1 : 2
        #expect(
            check.findings.contains {
                $0.severity == .error && $0.source == role.rawValue
                    && $0.message.hasPrefix("\(count) amounts are not in EUR")
            },
            "\(check.findings)"
        )
    }

    @Test func `pieces that are no number are told`() async throws {
        var till = try await till()
        till.warehouse[.lines]?[.times] = "kind"
        #expect(
            try await till.catalog().findings.map(\.message)
                .contains("times is column kind of type text, which is no number")
        )
    }
}

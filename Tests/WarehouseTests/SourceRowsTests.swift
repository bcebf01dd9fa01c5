import Postgres
import TestSupport
import Testing
import Warehouse

/// Which rows of a source count at an as-of, and what they hold.
@Suite(.postgres)
struct SourceRowsTests {
    /// The rows that count before 2024-04-01T00:00Z: customer, time and `names` of each, in that order.
    private func rows(
        _ role: SourceRole,
        of till: Till,
        _ names: String...,
        from: String? = nil,
        knownBefore: String? = nil
    ) async throws -> [String] {
        let names = names
        var binder = Binder()
        func instant(_ text: String) -> Expression {
            binder.bind(.text(text), as: "timestamptz")
        }
        let (first, until) = (from.map(instant), instant("2024-04-01T00:00Z"))
        let known = knownBefore.map(instant)
        var source = try SourceRows(role, in: await till.catalog(), &binder)
        for name in names { _ = try source.column(name) }
        let relation = source.relation(from: first, until: until, knownBefore: known)
        let columns = ["customer_key", "occurred_at"] + names
        let statement = Template(
            path: "test",
            text: """
                select lines.line from (
                    select concat_ws(' ', \(columns.joined(separator: ", "))) as line from "{rows}"
                ) as lines
                order by lines.line collate "C"
                """
        ).filled(["rows": relation])
        return try await TestDatabase.sources().query(statement, binder.values).map {
            try $0.value("line")
        }
    }

    private func sales(_ values: String) async throws -> Till {
        var till = try await Till(
            """
            create table till.people as select i as id from generate_series(1, 9) as i;
            create table till.sales (person int, at timestamptz, known timestamptz, status text);
            insert into till.sales values \(values);
            """
        )
        till.warehouse[.orders] = Till.activity("till.sales")
        return till
    }

    @Test func `a row counts that happened and was known before the as-of, and has a customer`()
        async throws
    {
        var till = try await sales(
            """
            (1, '2024-03-31T23:59:59.999999Z', '2024-03-31T23:59:59.999999Z'),
            (2, '2024-04-01T00:00Z', '2024-03-31'),
            (3, '2024-03-01', '2024-04-01T00:00Z'),
            (4, '2024-03-01', null), (null, '2024-03-01', '2024-03-01'), (5, null, '2024-03-01'),
            (6, 'infinity', '2024-03-01'), (7, '-infinity', '2024-03-01'),
            (8, '2024-02-01', '2024-02-01')
            """
        )
        till.warehouse[.orders]?[.loadedAt] = "known"
        #expect(
            try await rows(.orders, of: till)
                == ["1 2024-03-31 23:59:59.999999+00", "8 2024-02-01 00:00:00+00"]
        )
        #expect(
            try await rows(.orders, of: till, from: "2024-02-01T00:00:00.000001Z")
                == ["1 2024-03-31 23:59:59.999999+00"]
        )
        #expect(try await rows(.orders, of: till, from: "2024-02-01").count == 2)
        #expect(
            try await rows(.orders, of: till, knownBefore: "2024-02-02")
                == ["8 2024-02-01 00:00:00+00"]
        )
    }

    @Test func `rows of an excluded value do not count, those of an unknown one do`() async throws {
        var till = try await sales(
            "(1, '2024-03-01', null, 'done'), (2, '2024-03-01', null, 'void'), (3, '2024-03-01', null, null)"
        )
        var exclusion = Exclusion()
        (exclusion.column, exclusion.values) = ("status", ["void", "draft"])
        till.warehouse[.orders]?.exclude = [exclusion]
        let kept = try await rows(.orders, of: till).compactMap(\.first)
        #expect(kept == ["1", "3"])
    }

    @Test func `a time without a zone is read by its source's clocks, else the shop's`()
        async throws
    {
        var till = try await sales("(1, '2024-03-31T03:30Z')")
        try await TestDatabase.connect().sql(
            "alter table till.sales alter column at type timestamp using at at time zone 'UTC'"
        )
        till.warehouse.timeZone = "Europe/Berlin"
        #expect(try await rows(.orders, of: till) == ["1 2024-03-31 01:30:00+00"])
        till.warehouse[.orders]?.timeZone = "America/New_York"
        #expect(try await rows(.orders, of: till) == ["1 2024-03-31 07:30:00+00"])
    }

    /// Orders of two people, of which one is a test and one comes after the as-of, and what was in them.
    private func basket() async throws -> Till {
        var till = try await Till(
            """
            create table till.people as select i as id from generate_series(1, 9) as i;
            create table till.sales (sale int, person int, at timestamptz, known timestamptz, status text);
            insert into till.sales values
                (10, 1, '2024-03-01', '2024-03-01', 'done'), (11, 2, '2024-03-05', '2024-04-02', 'done'),
                (12, 1, '2024-04-02', '2024-04-02', 'done'), (13, 3, '2024-03-09', '2024-03-09', 'test');
            create table till.lines (sale text, sku text, gross numeric, person int, at timestamptz);
            insert into till.lines values
                ('10', 'A', 5, 7, '2024-02-01'), ('10', 'B', 7, 7, '2024-02-01'), ('10', null, 1, 7, '2024-02-01'),
                ('11', 'Z', 9, 8, '2024-02-01'), ('12', 'A', 11, 8, '2024-02-01'), ('13', 'A', 13, 8, '2024-02-01'),
                ('99', 'A', 15, 9, '2024-02-01');
            create table till.goods (code text, kind text);
            insert into till.goods values ('A', 'tea'), ('B', 'mugs');
            """
        )
        var sales = Till.activity("till.sales")
        sales[.key] = "sale"
        var exclusion = Exclusion()
        (exclusion.column, exclusion.values) = ("status", ["test"])
        sales.exclude = [exclusion]
        till.warehouse[.orders] = sales
        var lines = SourceDefinition(.lines)
        (lines.relation, lines[.order], lines[.product], lines[.amount]) =
            ("till.lines", "sale", "sku", "gross")
        till.warehouse[.lines] = lines
        var goods = SourceDefinition(.products)
        (goods.relation, goods[.key], goods.columns) = ("till.goods", "code", ["category": "kind"])
        till.warehouse[.products] = goods
        return till
    }

    @Test func `a line is its order's customer's, at its order's time, of its product's kind`()
        async throws
    {
        var till = try await basket()
        #expect(
            try await rows(.lines, of: till, "amount", "category") == [
                "1 2024-03-01 00:00:00+00 1", "1 2024-03-01 00:00:00+00 5 tea",
                "1 2024-03-01 00:00:00+00 7 mugs", "2 2024-03-05 00:00:00+00 9",
            ],
            "a product that is unknown takes no line away"
        )
        till.warehouse[.orders]?[.loadedAt] = "known"
        #expect(
            try await rows(.lines, of: till).count == 3,
            "a line is known when its order is"
        )
    }

    @Test func `a line that names a customer is that customer's, whatever its order says`()
        async throws
    {
        var till = try await basket()
        till.warehouse[.lines]?[.customer] = "person"
        till.warehouse[.lines]?[.occurredAt] = "at"
        let customers = try await rows(.lines, of: till).compactMap(\.first)
        #expect(customers == ["7", "7", "7", "8", "8", "8", "9"])
    }

    @Test func `a column that nobody maps is refused with those there are`() async throws {
        let till = try await basket()
        var binder = Binder()
        var lines = try SourceRows(.lines, in: await till.catalog(), &binder)
        let error = #expect(throws: WarehouseError.self) { try lines.column("colour") }
        #expect(
            error?.description.contains(
                "source lines maps no column colour: it has amount, order, product, category"
            ) == true,
            "\(String(describing: error))"
        )
        #expect(error?.tells("column-unknown") == true)
        var orders = try SourceRows(.orders, in: await till.catalog(), &binder)
        #expect(throws: WarehouseError.self, "orders name no product") {
            try orders.column("category")
        }
    }

    @Test func `lines are nobody's without the orders that know their customers`() async throws {
        var till = try await basket()
        till.warehouse[.orders] = nil
        let catalog = try await till.catalog()
        var binder = Binder()
        let error = #expect(throws: WarehouseError.self) {
            try SourceRows(.lines, in: catalog, &binder)
        }
        #expect(error?.description.contains("map orders: in warehouse.yaml") == true)
        guard case .contractBroken(let findings) = error else { return }
        #expect(findings.contains { $0.code == "source-needed" }, "\(findings)")
    }
}

import Postgres
import TestSupport
import Testing
import Warehouse

/// Rows that no feature reads because they, or their orders, became known late: a check counts each.
@Suite(.postgres)
struct LateRowTests {
    private func till() async throws -> Till {
        var till = try await Till(
            """
            create table till.people as select i as id from generate_series(1, 9) as i;
            create table till.sales (sale int, person int, at timestamptz, known timestamptz, state text);
            insert into till.sales values
                (1, 1, '2024-03-01', '2024-03-02', 'done'), (2, 2, '2024-03-01', '2024-03-31', 'done'),
                (3, 3, '2024-03-01', null, 'done'), (4, 4, '2024-03-31', '2024-03-31', 'done'),
                (5, null, '2024-03-01', '2024-03-02', 'done'), (6, 6, '2024-03-01', '2024-03-02', null);
            create table till.lines (line int, sale int, known timestamptz);
            insert into till.lines values
                (1, 1, '2024-03-02'), (2, 1, null), (3, 1, '2024-03-31'), (4, 2, '2024-03-02'),
                (5, 3, '2024-03-02'), (6, 4, '2024-03-02'), (7, 5, '2024-03-02'), (8, 99, '2024-03-02'),
                (9, 6, '2024-03-02');
            """
        )
        var sales = Till.activity("till.sales")
        (sales[.key], sales[.loadedAt]) = ("sale", "known")
        var exclusion = Exclusion()
        (exclusion.column, exclusion.except, exclusion.because) = ("state", ["done"], "undone")
        sales.exclude = [exclusion]
        till.warehouse[.orders] = sales
        var lines = SourceDefinition(.lines)
        (lines.relation, lines[.key], lines[.order], lines[.loadedAt]) =
            ("till.lines", "line", "sale", "known")
        till.warehouse[.lines] = lines
        return till
    }

    private func counts(_ till: Till, _ source: String) async throws -> [String: Int] {
        let check = try await till.check("2024-03-31")
        return Dictionary(
            uniqueKeysWithValues: check.counts.filter { $0.source == source }
                .map { ($0.reason, $0.rows) }
        )
    }

    @Test func `rows of which nobody knows when they were loaded are counted by themselves`()
        async throws
    {
        let till = try await till()
        #expect(
            try await counts(till, "orders") == [
                "used": 1, "loaded_after_as_of": 1, "no_loaded_time": 1, "after_as_of": 1,
                "no_customer": 1, "excluded:undone": 1,
            ]
        )
        let found = try await till.check("2024-03-31").findings.map(\.description)
        #expect(
            found.contains {
                $0.hasPrefix(
                    "warning: orders: 1 of 6 rows set aside: no_loaded_time: nothing measures"
                )
            },
            "\(found)"
        )
    }

    @Test
    func `lines are counted under why their order is not known, and those of none as nobody's`()
        async throws
    {
        #expect(
            try await counts(till(), "lines") == [
                "used": 1, "no_loaded_time": 1, "loaded_after_as_of": 1, "order_not_known": 2,
                "after_as_of": 1, "no_customer": 2, "excluded:undone": 1,
            ]
        )
    }

    @Test(arguments: [SourceRole.orders, .lines])
    func `what a check counts as used is what features read`(_ role: SourceRole) async throws {
        let till = try await till()
        var binder = Binder()
        let rows = try SourceRows(role, in: await till.catalog(), &binder)
        let until = binder.bind(.text("2024-03-31T00:00Z"), as: "timestamptz")
        let statement = Template(path: "test", text: "select count(*) as read from \"{rows}\"")
            .filled(["rows": rows.relation(until: until)])
        let read = try await TestDatabase.sources().query(statement, binder.values)[0]
        #expect(
            try await counts(till, role.rawValue)["used"] == read.value("read", as: Int.self)
        )
    }

    @Test func `lines with clocks of their own are known by them`() async throws {
        var till = try await till()
        try await TestDatabase.connect().sql(
            "alter table till.lines alter column known type timestamp using '2024-03-30 22:00'"
        )
        till.warehouse[.lines]?.timeZone = "America/New_York"
        #expect(try await counts(till, "lines")["used"] == nil, "02:00 UTC lies after the as-of")
        till.warehouse[.lines]?.timeZone = nil
        #expect(try await counts(till, "lines")["used"] == 3)
    }
}

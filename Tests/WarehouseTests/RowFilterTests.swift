import Postgres
import TestSupport
import Testing
import Warehouse

@Suite(.emptyPostgres)
struct RowFilterTests {
    /// Which of the rows (a, x), (b, x), (b, y), (null, x), (null, null) a filter keeps.
    private func kept(_ filter: RowFilter) async throws -> [String] {
        var binder = Binder()
        let conditions = try filter.conditions(&binder) { .column("rows", $0) }
        let statement = Template(
            path: "test",
            text: """
                select coalesce(rows.shop, '-') || coalesce(rows.state, '-') as kept
                from (values ('a', 'x'), ('b', 'x'), ('b', 'y'), (null, 'x'), (null, null)) as rows (shop, state)
                where '{condition}'::boolean
                """
        ).filled(["condition": Expression.all(conditions)])
        return try await TestDatabase.sources().query(statement, binder.values).map {
            try $0.value("kept")
        }
    }

    @Test
    func `a row is kept by one of the values of each column, and by none that it must not have`()
        async throws
    {
        let cases: [(RowFilter, [String])] = [
            (RowFilter(), ["ax", "bx", "by", "-x", "--"]),
            (RowFilter(where: ["shop": ["a"]]), ["ax"]),
            (RowFilter(where: ["shop": ["a", "b"]]), ["ax", "bx", "by"]),
            (RowFilter(where: ["shop": ["b"], "state": ["x"]]), ["bx"]),
            (RowFilter(where: ["shop": []]), []),
            // What is unknown is none of the values.
            (RowFilter(whereNot: ["shop": ["b"]]), ["ax", "-x", "--"]),
            (RowFilter(whereNot: ["shop": ["a", "b"]]), ["-x", "--"]),
            (RowFilter(where: ["state": ["x"]], whereNot: ["shop": ["a"]]), ["bx", "-x"]),
        ]
        for (filter, rows) in cases {
            #expect(try await kept(filter) == rows, "\(filter)")
        }
    }

    @Test func `a filter reads the columns of both its keys`() {
        let filter = RowFilter(where: ["shop": ["a"], "day": ["b"]], whereNot: ["state": ["c"]])
        #expect(filter.columns == ["day", "shop", "state"])
    }

    @Test func `a column that a filter names and nobody maps is refused`() async throws {
        var binder = Binder()
        let filter = RowFilter(whereNot: ["colour": ["red"]])
        #expect(throws: WarehouseError.self) {
            try filter.conditions(&binder) { name in
                throw WarehouseError.unknownColumn(source: "orders", column: name, known: [])
            }
        }
    }
}

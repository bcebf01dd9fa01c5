import Postgres
import TestSupport
import Testing
import Warehouse

/// Which rows an exclusion leaves out, wherever rows are kept.
@Suite(.postgres)
struct ExclusionTests {
    /// Five rows, of which the third knows nothing.
    ///
    /// In Berlin clocks went an hour forward on 2024-03-31: that day ended at 22:00 UTC.
    private func sales(_ change: (inout Exclusion) -> Void) async throws -> Till {
        var till = try await Till(
            """
            create table till.sales (
                person int, at timestamptz default '2024-03-01', status text, total numeric, rate float8, pieces int,
                gone timestamptz, day date, local timestamp
            );
            insert into till.sales values
                (1, default, 'done', 10, 10, 10, null, '2024-03-01', '2024-03-01'),
                (2, default, 'void', -5, -5, -5, '2024-02-01T00:00Z', '2024-03-02', '2024-03-02 12:00'),
                (3, default, null, null, null, null, null, null, null),
                (4, default, 'test', 0, 0, 0, '2024-03-31T22:30Z', '2024-03-31', '2024-03-31 23:59:59'),
                (5, default, 'done', 'NaN', 'NaN', 99, 'infinity', '2024-04-01', '2024-04-01');
            """
        )
        var exclusion = Exclusion()
        exclusion.because = "told"
        change(&exclusion)
        till.warehouse[.orders] = Till.activity("till.sales")
        till.warehouse[.orders]?.exclude = [exclusion]
        till.warehouse[.orders]?.timeZone = "Europe/Berlin"
        (till.warehouse.customers.relation, till.warehouse.customers[.key]) =
            ("till.sales", "person")
        till.warehouse.customers.exclude = [exclusion]
        till.warehouse.customers.timeZone = "Europe/Berlin"
        return till
    }

    private func people(_ rows: Relation, _ binder: Binder) async throws -> [Int] {
        let statement = Template(
            path: "test",
            text: "select customer_key as person from \"{rows}\" order by 1"
        )
        .filled(["rows": rows])
        return try await TestDatabase.sources().query(statement, binder.values).map {
            try $0.value("person", as: Int.self)
        }
    }

    /// Who is left out, as what reads orders says, and as what reads customers does.
    private func leftOut(of till: Till) async throws -> (orders: [Int], customers: [Int]) {
        let catalog = try await till.catalog()
        #expect(catalog.findings == [])
        var binder = Binder()
        let orders = try SourceRows(.orders, in: catalog, &binder)
        let until = binder.bind(.text("2024-05-01"), as: "timestamptz")
        let kept = try await people(orders.relation(until: until), binder)
        binder = Binder()
        let customers = try CustomerRows(.customers, in: catalog, &binder)
        let statement = Template(
            path: "test",
            text: "select '{key}'::integer as person from \"{base}\" where '{condition}'::boolean"
        )
        .filled(["key": customers.key, "base": customers.base, "condition": customers.condition])
        let there = try await TestDatabase.sources().query(statement, binder.values).map {
            try $0.value("person", as: Int.self)
        }
        return (
            (1...5).filter { !kept.contains($0) }, (1...5).filter { !there.contains($0) }
        )
    }

    static func bounds(
        _ column: String,
        below: String? = nil,
        above: String? = nil,
        atLeast: String? = nil,
        atMost: String? = nil
    ) -> @Sendable (inout Exclusion) -> Void {
        {
            $0.column = column
            $0.below = below.flatMap(ExclusionLimit.init)
            $0.above = above.flatMap(ExclusionLimit.init)
            $0.atLeast = atLeast.flatMap(ExclusionLimit.init)
            $0.atMost = atMost.flatMap(ExclusionLimit.init)
        }
    }

    private static let cases: [(words: String, [Int], @Sendable (inout Exclusion) -> Void)] = [
        ("values", [2, 4], { ($0.column, $0.values) = ("status", ["void", "test"]) }),
        ("except", [2, 3, 4], { ($0.column, $0.except) = ("status", ["done"]) }),
        ("known", [2, 4, 5], { ($0.column, $0.is) = ("gone", .known) }),
        ("unknown", [1, 3], { ($0.column, $0.is) = ("gone", .unknown) }),
        ("below", [2], bounds("total", below: "0")),
        ("below, of floats", [2], bounds("rate", below: "-0.5")),
        ("below, of whole numbers", [2, 4], bounds("pieces", below: "0.5")),
        ("at most", [2, 4], bounds("total", atMost: "0")),
        ("above: NaN is", [1, 5], bounds("total", above: "0")),
        ("at least", [1, 5], bounds("total", atLeast: "10")),
        ("between", [4], bounds("total", below: "10", atLeast: "0")),
        ("before a day", [2], bounds("gone", below: "2024-03-31")),
        ("until the end of a day", [2], bounds("gone", atMost: "2024-03-31")),
        ("from a day", [4, 5], bounds("gone", atLeast: "2024-04-01")),
        ("after a day", [4, 5], bounds("gone", above: "2024-03-31")),
        ("after an instant", [5], bounds("gone", above: "2024-03-31T22:30:00Z")),
        ("from an instant", [4, 5], bounds("gone", atLeast: "2024-04-01T00:30:00+02:00")),
        ("from a time by its clocks", [4, 5], bounds("gone", atLeast: "2024-04-01T00:30")),
        ("after a time by its clocks", [5], bounds("gone", above: "2024-04-01 00:30")),
        ("days up to one", [1, 2, 4], bounds("day", atMost: "2024-03-31")),
        ("days after one", [5], bounds("day", above: "2024-03-31")),
        ("days between", [2, 4], bounds("day", atLeast: "2024-03-02", atMost: "2024-03-31")),
        ("naive times of days", [1, 2, 4], bounds("local", atMost: "2024-03-31")),
        ("naive times by the clock", [1], bounds("local", below: "2024-03-02 12:00")),
        ("naive times from an instant", [2, 4, 5], bounds("local", atLeast: "2024-03-02T11:00Z")),
        ("naive times after an instant", [4, 5], bounds("local", above: "2024-03-02T11:00Z")),
    ]

    @Test(arguments: cases.indices)
    func `rows are left out alike where they are read, counted and exported`(index: Int)
        async throws
    {
        let (words, expected, change) = Self.cases[index]
        let till = try await sales(change)
        let (orders, customers) = try await leftOut(of: till)
        #expect(orders == expected && customers == expected, "\(words): \(orders), \(customers)")
        let check = try await till.check("2024-05-01")
        for role in ["orders", "customers"] {
            let counted = check.counts.first { $0.source == role && $0.reason == "excluded:told" }
            #expect(counted?.rows == expected.count, "\(words): \(check.counts)")
        }
        #expect(!check.findings.contains { $0.message.contains("leaves out none") })
    }

    @Test(arguments: [
        ("0", true), ("-12.50", true), ("2024-02-29", true), ("2024-12-31T23:59:59.5+05:30", true),
        ("2024-12-31 23:59", true), ("2024-12-31T23:59Z", true), ("", false), ("1e3", false),
        ("1,5", false), ("NaN", false), ("2023-02-29", false), ("2024-13-01", false),
        ("2024-1-1", false), ("2024-01-01T24:00", false), ("yesterday", false),
        ("0000-01-01", false),
    ])
    func `a limit is a number, a day or a time`(text: String, isOne: Bool) {
        #expect((ExclusionLimit(rawValue: text) != nil) == isOne)
    }

    @Test func `a limit that a column cannot be compared with is an error`() async throws {
        let cases: [(String, String, String)] = [
            (
                "status", "0",
                "below 0 is a number, and column status is of type text → tell these rows by values"
            ),
            (
                "gone", "0",
                "below 0 is a number, and column gone is of type timestamptz → write a day or a time"
            ),
            (
                "total", "2024-01-01",
                "below 2024-01-01 is a time, and column total is of type numeric → write a number"
            ),
        ]
        for (column, limit, words) in cases {
            let till = try await sales(Self.bounds(column, below: limit))
            let found = try await till.catalog().findings.map(\.description)
            #expect(
                found.contains { $0.hasPrefix("error: orders: exclude told: \(words)") },
                "\(found)"
            )
            try await TestDatabase.connect().sql("drop schema till cascade")
        }
    }
}

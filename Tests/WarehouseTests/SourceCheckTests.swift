import Failures
import Postgres
import TestSupport
import Testing
import Warehouse

/// How the rows of each source are counted, and what the counts are held against.
@Suite(.postgres)
struct SourceCheckTests {
    private func shop(_ count: Int = 100) async throws -> Till {
        var till = try await Till(
            """
            create table till.people as
            select i::text as id, timestamptz '2024-01-01' as since from generate_series(1, \(count)) as i;
            create table till.sales as
            select i as sale, i::text as person, timestamptz '2024-03-30' as at, 'done' as status, 5.0::float8 as total
            from generate_series(1, \(count)) as i;
            """
        )
        var sales = Till.activity("till.sales")
        (sales[.key], sales[.amount]) = ("sale", "total")
        var exclusion = Exclusion()
        (exclusion.column, exclusion.values, exclusion.because) = ("status", ["void"], "cancelled")
        sales.exclude = [exclusion]
        till.warehouse[.orders] = sales
        return till
    }

    private func counts(_ check: SourceCheck, _ source: String) -> [String: Int] {
        Dictionary(
            uniqueKeysWithValues: check.counts.filter { $0.source == source }
                .map { ($0.reason, $0.rows) }
        )
    }

    @Test func `each row is counted once, under the first reason that sets it aside`() async throws
    {
        var till = try await shop(3)
        till.warehouse.customers[.createdAt] = "since"
        try await TestDatabase.connect().run(
            Script(
                path: "rows",
                text: """
                    insert into till.people values
                        (null, '2024-01-01'), ('', '2024-01-01'), (repeat('k', 513), '2024-01-01'),
                        ('twice', '2024-01-01'), ('twice', '2024-01-01'), ('late', '2024-04-01');
                    insert into till.sales values
                        (11, null, '2024-03-01', 'void', 1), (12, null, '2024-03-01', 'done', 1),
                        (13, 'x', '2024-05-01', 'done', 1), (14, '1', null, 'done', 1),
                        (15, '1', '2024-03-31', 'done', 1), (16, '1', '2024-03-30', null, 'NaN');
                    """
            )
        )
        let check = try await till.check("2024-03-31")
        #expect(
            counts(check, "customers") == [
                "used": 3, "no_key": 1, "empty_key": 1, "key_too_long": 1, "duplicate_key": 2,
                "created_after_as_of": 1,
            ]
        )
        #expect(
            counts(check, "orders") == [
                "used": 4, "excluded:cancelled": 1, "no_customer": 1, "unknown_customer": 1,
                "no_time": 1, "after_as_of": 1,
            ]
        )
        #expect(check.findings.contains { $0.message.contains("1 amounts are NaN or infinite") })
    }

    @Test func `a key tells one customer apart among the rows that no exclusion leaves out`()
        async throws
    {
        var till = try await shop(3)
        try await TestDatabase.connect().run(
            Script(
                path: "rows",
                text: """
                    alter table till.people add column is_current boolean default true;
                    insert into till.people select id, since, false from till.people where id in ('1', '2');
                    insert into till.people select id, since, false from till.people where id = '1' limit 1;
                    """
            )
        )
        var history = Exclusion()
        (history.column, history.values, history.because) = ("is_current", ["false"], "history")
        till.warehouse.customers.exclude = [history]
        let check = try await till.check("2024-03-31")
        #expect(counts(check, "customers") == ["used": 3, "excluded:history": 3])
        #expect(!check.findings.contains { $0.message.contains("duplicate_key") })
    }

    @Test func `a yes that names no brand is set aside with its count, and a no is not`()
        async throws
    {
        var till = try await shop(9)
        try await TestDatabase.connect().run(
            Script(
                path: "words",
                text: """
                    create type till.brand as enum ('', 'north', 'south');
                    create table till.words (person text, word text, brand till.brand);
                    insert into till.words values
                        ('1', 'yes', 'north'), ('2', 'no', 'south'), ('3', 'yes', null), ('4', 'yes', ''),
                        ('5', 'no', null), ('6', null, ''), (null, 'yes', null);
                    """
            )
        )
        var words = SourceDefinition(.consents)
        (words.relation, words[.customer]) = ("till.words", "person")
        (words[.granted], words.grantedValues, words.purposeIs) = ("word", ["yes"], "email")
        till.warehouse[.consents] = words
        #expect(
            try await counts(till.check("2024-03-31"), "consents") == [
                "used": 6, "no_customer": 1,
            ]
        )
        till.warehouse[.consents]?[.brand] = "brand"
        let check = try await till.check("2024-03-31")
        #expect(counts(check, "consents") == ["used": 4, "no_customer": 1, "no_brand": 2])
        #expect(
            check.findings.map(\.description).contains(
                "warning: consents: 2 of 7 rows set aside: no_brand: a yes to no brand counts for none, "
                    + "and a no for each → fill the column, or leave brand out [rows-set-aside]"
            ),
            "\(check.findings)"
        )
        #expect(check.isPassed)
    }

    @Test func `rows that bear one key would count twice, and stop the check`() async throws {
        let till = try await shop(9)
        #expect(try await till.check("2024-03-31").isPassed)
        try await TestDatabase.connect().sql(
            "insert into till.sales values (1, '1', '2024-03-30', 'done', 1)"
        )
        let check = try await till.check("2024-03-31")
        #expect(!check.isPassed)
        #expect(check.findings.first?.message.contains("1 rows bear a key") == true)
    }

    @Test func `a source is held against the rows that the last check could use`() async throws {
        let till = try await shop(100)
        let (session, pool) = (try await TestDatabase.connect(), try TestDatabase.pool())
        let asOf = Instant(microseconds: 1_711_843_200_000_000)  // 2024-03-31T00:00:00Z
        let first = try await till.check("2024-03-31")
        #expect(first.isPassed)
        let checkID = try await first.record(asOf: asOf, in: pool)
        let kept = try await session.sql(
            "select sum(row_count)::bigint as rows from segcast.source_counts where check_id = $1::bigint",
            [.bigint(checkID)]
        )
        #expect(try kept[0].value("rows", as: Int.self) == 200)
        try await session.sql("delete from till.sales where sale > 60")
        #expect(try await till.check("2024-03-31").isPassed, "two fifths may be gone")
        try await session.sql("delete from till.sales where sale > 59")
        let lost = try await till.check("2024-03-31")
        let findings = lost.findings.filter { $0.source == "orders" && $0.severity == .error }
        #expect(findings.map(\.message) == ["59 rows where the last check could use 100"])
        _ = try await lost.record(asOf: asOf, in: pool)
        #expect(
            try await !till.check("2024-03-31").isPassed,
            "what did not pass is no measure for the next"
        )
    }

    @Test func `a source is empty, has no row to use, or fewer than it states`() async throws {
        var till = try await shop(9)
        till.warehouse[.orders]?.minRows = 10
        #expect(
            try await till.check("2024-03-31").findings.map(\.message)
                .contains("9 rows, fewer than min_rows 10")
        )
        till.warehouse[.orders]?.minRows = 9
        #expect(try await till.check("2024-03-31").isPassed)
        till.warehouse[.orders]?.minRows = nil
        #expect(
            try await till.check("2024-03-30").findings.map(\.message)
                .contains("none of 9 rows can be used")
        )
        try await TestDatabase.connect().sql("delete from till.sales")
        let empty = try await till.check("2024-03-31")
        #expect(empty.findings.map(\.message).contains("till.sales is empty") && !empty.isPassed)
    }

    @Test func `keys that are addresses stop the check where they are one in a hundred`()
        async throws
    {
        var till = try await shop(100)
        let session = try await TestDatabase.connect()
        func found() async throws -> [Finding] {
            try await till.check("2024-03-31").findings.filter { $0.message.contains("look like") }
        }
        #expect(try await found() == [])
        try await session.sql("update till.people set id = 'ada@example.com' where id = '1'")
        #expect(try await found().map(\.severity) == [.error])
        #expect(try await found()[0].message.hasPrefix("1 of 100 keys (id)"))
        try await session.sql("insert into till.people values ('101', '2024-01-01')")
        #expect(try await found().map(\.severity) == [.warning])
        #expect(try await found().allSatisfy { !$0.description.contains("ada") })
        till.warehouse.customers.keyIsContactDetail = "the shop has no other key"
        #expect(try await found() == [])
    }

    @Test(arguments: [
        ("Europe/Berln", "; did you mean Europe/Berlin?"),
        ("berlin", "; did you mean Europe/Berlin?"),
        ("Mars/Base", ": use an IANA name such as Europe/London"),
    ])
    func `a zone that the server does not know is told with the nearest, and nothing else`(
        zone: String,
        hint: String
    ) async throws {
        var till = try await shop(9)
        till.warehouse[.orders]?.timeZone = zone
        till.warehouse[.customers]?[.email] = "no_such_column"
        let error = await #expect(throws: WarehouseError.self) {
            try await till.check("2024-03-31")
        }
        #expect(
            error?.description
                == "warehouse.yaml: orders: time_zone: there is no time zone \(zone)\(hint)"
        )
        #expect(error?.tells("zone-unknown") == true && error?.kind == .configuration)
    }
}

import TestSupport
import Testing
import Warehouse

/// Which suppressions count: those that name anybody, by a key or by an address.
@Suite(.postgres)
struct SuppressionRowsTests {
    private func check() async throws -> SourceCheck {
        var warehouse = Till.contract()
        warehouse[.orders] = Till.activity("till.sales")
        var blocked = Till.suppressions()
        (blocked[.email], blocked[.phone]) = ("mail", "line")
        warehouse[.suppressions] = blocked
        return try await Till.check(warehouse, "2024-03-31", isRecorded: true)
    }

    @Test func `addresses that vanish from the suppressions are noticed beside keys`() async throws
    {
        let session = try await TestDatabase.connect()
        for text in [
            "create schema till",
            "create table till.people as select generate_series(1, 9) as id",
            "create table till.sales as select 1 as person, timestamptz '2024-03-30' as at",
            "create table till.blocked (person int, mail text, line text)",
            "insert into till.blocked select null, format('p%s@example.com', i) from generate_series(1, 50) as i",
            "insert into till.blocked select null, '', '+4917139200' || i from generate_series(10, 59) as i",
            "insert into till.blocked select generate_series(1, 5)",
            "insert into till.blocked values (77, 'gone@example.com', null), (78, null, null), (null, ' ', '')",
        ] {
            try await session.sql(text)
        }
        let whole = try await check()
        #expect(whole.isPassed, "\(whole.findings)")
        let counts = whole.counts.filter { $0.source == "suppressions" }
        #expect(
            Dictionary(uniqueKeysWithValues: counts.map { ($0.reason, $0.rows) })
                == ["used": 106, "unknown_customer": 1, "no_customer": 1]
        )
        try await session.sql("delete from till.blocked where person is null")
        let cut = try await check()
        #expect(!cut.isPassed)
        #expect(
            cut.findings.contains { $0.message == "6 rows where the last check could use 106" },
            "\(cut.findings)"
        )
    }
}

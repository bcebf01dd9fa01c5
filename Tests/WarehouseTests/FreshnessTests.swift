import Postgres
import TestSupport
import Testing
import Warehouse

/// What may be expected of a source's freshness by its own rhythm.
@Suite(.postgres)
struct FreshnessTests {
    /// A shop with one sale on each of the days that a query lists.
    private func makeShop(_ days: String) async throws -> WarehouseDefinition {
        let session = try await TestDatabase.connect()
        try await session.sql("create schema till")
        try await session.sql(
            "create table till.people as select i as id, timestamptz '2024-01-01' + i * interval '30 days' as since from generate_series(1, 3) as i"
        )
        try await session.sql(
            "create table till.sales as select 1 as person, day + interval '9 hours' as at from (\(days)) as days (day)"
        )
        try await session.sql(
            "create table till.words as select 1 as person, at, true as is_granted from till.sales"
        )
        var warehouse = Till.contract()
        warehouse[.orders] = Till.activity("till.sales")
        return warehouse
    }

    private func check(
        _ warehouse: WarehouseDefinition,
        _ day: String,
        isActedOn: Bool = true
    ) async throws -> SourceCheck {
        let pool = try TestDatabase.pool()
        let asOf = try await BusinessDays.begin(of: day, in: "UTC", from: pool).begins
        let catalog = try await WarehouseCatalog(warehouse, from: pool)
        return try await SourceCheck(
            catalog,
            asOf: asOf,
            isActedOn: isActedOn,
            reading: TestDatabase.sources(),
            from: pool
        )
    }

    private static let daily = days("2024-01-01", "2024-06-30", "1 day")
    private static let weekly = days("2024-01-03", "2024-06-26", "7 days")

    private static func days(_ first: String, _ last: String, _ step: String) -> String {
        "select * from generate_series(timestamptz '\(first)', timestamptz '\(last)', interval '\(step)')"
    }

    @Test(arguments: [
        (daily, "2024-07-01", true), (daily, "2024-07-04", true), (daily, "2024-07-06", false),
        (daily, "2026-11-25", false),
        ("\(daily) as days (day) where extract(isodow from day) < 6", "2024-07-06", true),
        ("\(daily) as days (day) where extract(isodow from day) < 6", "2024-07-09", false),
        (weekly, "2024-07-11", true), (weekly, "2024-07-14", false),
        ("\(daily) union all select '2031-01-01'", "2026-11-25", false),
        (days("2024-06-01", "2024-06-21", "5 days"), "2024-07-10", true),
        (days("2024-06-01", "2024-06-21", "5 days"), "2024-07-30", false),
        (days("2024-06-01", "2024-06-01", "1 day"), "2026-11-25", true),
    ])
    func `a source that stopped is told by its own rhythm`(
        days: String,
        asOf: String,
        isFresh: Bool
    ) async throws {
        let check = try await check(makeShop(days), asOf)
        let stopped = check.findings.first { $0.message.contains("the newest row is of 2024-06-") }
        #expect(check.isPassed == isFresh)
        #expect((stopped == nil) == isFresh)
        #expect(stopped?.fix.contains("--as-of") ?? true)
    }

    @Test
    func `what nobody is chosen by may be computed from a source that stopped, and that is told`()
        async throws
    {
        var warehouse = try await makeShop(Self.daily)
        let told = try await check(warehouse, "2026-11-25", isActedOn: false)
        #expect(told.isPassed)
        let stopped = told.findings.filter {
            $0.message.contains("the newest row is of 2024-06-30")
        }
        #expect(stopped.map(\.severity) == [.warning])
        warehouse[.orders]?.freshWithinHours = 24
        #expect(try await !check(warehouse, "2026-11-25", isActedOn: false).isPassed)
    }

    @Test func `what is stated counts instead of the rhythm`() async throws {
        var warehouse = try await makeShop(Self.daily)
        warehouse[.orders]?.freshWithinHours = 24 * 365
        #expect(try await check(warehouse, "2024-12-24").isPassed)
        warehouse[.orders]?.freshWithinHours = 24
        #expect(try await !check(warehouse, "2024-07-03").isPassed)
    }

    /// The shop with a consent on each of the days that a query lists, whose sales are as fresh as is wanted.
    private func makeConsents(_ days: String) async throws -> WarehouseDefinition {
        var warehouse = try await makeShop(days)
        warehouse[.orders]?.freshWithinHours = 24 * 365
        var consents = SourceDefinition(.consents)
        consents.relation = "till.words"
        consents[.customer] = "person"
        consents[.recordedAt] = "at"
        consents[.granted] = "is_granted"
        consents.purposeIs = "ads"
        warehouse[.consents] = consents
        return warehouse
    }

    private func told(_ check: SourceCheck, about source: String) -> [Finding.Severity] {
        check.findings.filter {
            $0.source == source && $0.message.contains("the newest row is of 2024-06-")
        }.map(\.severity)
    }

    @Test(arguments: [
        (daily, "2024-07-04", []), (daily, "2024-09-01", [.error]),
        ("\(daily) as days (day) where extract(isodow from day) < 6", "2024-07-06", []),
        ("\(daily) as days (day) where extract(isodow from day) < 5", "2024-09-01", [.error]),
        ("\(daily) as days (day) where extract(day from day) % 3 = 0", "2024-09-01", [.warning]),
        (weekly, "2024-09-01", [.warning]),
        (days("2024-06-01", "2024-06-01", "1 day"), "2024-09-01", [Finding.Severity]()),
    ])
    func `consents that came often and stopped are an error, seldom ones are told`(
        days: String,
        asOf: String,
        expected: [Finding.Severity]
    ) async throws {
        let check = try await check(makeConsents(days), asOf)
        #expect(told(check, about: "consents") == expected)
        #expect(check.isPassed == !expected.contains(.error))
    }

    @Test func `what is stated of consents counts instead of their rhythm`() async throws {
        var warehouse = try await makeConsents(Self.daily)
        #expect(
            try await told(check(warehouse, "2024-09-01", isActedOn: false), about: "consents")
                == [.warning]
        )
        warehouse[.consents]?.freshWithinHours = 24 * 365
        #expect(try await check(warehouse, "2024-09-01").isPassed)
        warehouse[.consents]?.freshWithinHours = 24
        #expect(try await !check(warehouse, "2024-07-03").isPassed)
    }

    /// The shop that wins a customer on each of the days that a query lists, whose sales are as fresh as is wanted.
    private func makeClients(_ days: String) async throws -> WarehouseDefinition {
        var warehouse = try await makeShop(days)
        warehouse[.orders]?.freshWithinHours = 24 * 365
        let session = try await TestDatabase.connect()
        try await session.sql(
            "create table till.clients as select row_number() over (order by at) as id, at as since from till.sales"
        )
        warehouse.customers.relation = "till.clients"
        warehouse.customers[.createdAt] = "since"
        return warehouse
    }

    @Test func `a shop that wins no more customers is told, and refused where it says so`()
        async throws
    {
        var warehouse = try await makeClients(Self.daily)
        #expect(try await told(check(warehouse, "2024-07-04"), about: "customers") == [])
        let quiet = try await check(warehouse, "2024-09-01")
        #expect(told(quiet, about: "customers") == [.warning])
        #expect(quiet.isPassed)
        warehouse.customers.freshWithinHours = 24 * 30
        #expect(try await told(check(warehouse, "2024-09-01"), about: "customers") == [.error])
    }

    @Test func `a shop that wins a customer a week is not said to have stopped`() async throws {
        let warehouse = try await makeClients(Self.weekly)
        #expect(try await told(check(warehouse, "2024-09-01"), about: "customers") == [])
    }

    @Test func `customers of a later day are counted as set aside`() async throws {
        var warehouse = try await makeShop(Self.daily)
        warehouse.customers[.createdAt] = "since"
        let check = try await check(warehouse, "2024-03-15")
        let counts = check.counts.filter { $0.source == "customers" }
        #expect(counts.map(\.reason) == ["created_after_as_of", "used"])
        #expect(counts.map(\.rows) == [1, 2])
    }
}

import TestSupport
import Testing
import Warehouse

/// Withdrawals and suppressions that name customers otherwise than the customers source does.
@Suite(.postgres)
struct SpelledKeyTests {
    private static let uuid = "5f0c1e2a-9b3d-4c11-8a77-0123456789ab"

    private func findings(
        key: String,
        named: String,
        isActedOn: Bool = true,
        besideAddress: Bool = false,
        leavingOut: [String] = []
    ) async throws -> [Finding] {
        let session = try await TestDatabase.connect()
        for text in [
            "create schema till", "create table till.people (id text)",
            "insert into till.people select 'p' || generate_series(1, 9)",
            "insert into till.people values ('\(key)')",
            "create table till.sales as select 'p1' as person, timestamptz '2024-03-30' as at",
            "create table till.blocked as select id as person, 'x@example.com' as mail from till.people limit 5",
            "insert into till.blocked values ('\(named)', 'y@example.com'), ('nobody', 'z@example.com')",
            "create table till.words as select person, 'no' as word, null::timestamptz as at from till.blocked",
        ] {
            try await session.sql(text)
        }
        var warehouse = WarehouseDefinition()
        (warehouse.timeZone, warehouse.currency) = ("UTC", "EUR")
        (warehouse.customers.relation, warehouse.customers.key) = ("till.people", "id")
        var sales = SourceDefinition()
        (sales.relation, sales.customer, sales.occurredAt) = ("till.sales", "person", "at")
        warehouse.orders = sales
        var blocked = SourceDefinition()
        (blocked.relation, blocked.customer) = ("till.blocked", "person")
        if besideAddress { blocked.email = "mail" }
        warehouse.suppressions = blocked
        var words = SourceDefinition()
        (words.relation, words.customer, words.occurredAt) = ("till.words", "person", "at")
        (words.granted, words.grantedValues, words.purposeIs) = ("word", ["yes"], "email")
        warehouse.consents = words
        if !leavingOut.isEmpty {
            var exclusion = Exclusion()
            (exclusion.column, exclusion.values) = ("person", leavingOut)
            warehouse.suppressions?.exclude = [exclusion]
            warehouse.consents?.exclude = [exclusion]
        }
        let pool = try TestDatabase.pool()
        let catalog = try await WarehouseCatalog(warehouse, from: pool)
        let asOf = try await BusinessDays.begin(of: "2024-03-31", in: "UTC", from: pool).begins
        let check = try await SourceCheck(
            catalog,
            asOf: asOf,
            isActedOn: isActedOn,
            reading: TestDatabase.sources(),
            from: pool
        )
        return check.findings.filter { $0.message.contains("another spelling") }
    }

    @Test(arguments: [
        (uuid, uuid.uppercased()), (uuid, "{\(uuid)}"), (uuid, "urn:uuid:\(uuid)"),
        (uuid, uuid.replacing("-", with: "")), (uuid.replacing("-", with: ""), uuid),
        ("c-17", "C-17"), ("C-17", "c-17 "), ("17", "0017"), ("0017", "17"), ("17", "17.0"),
        ("17", "\t17"), ("17", "\"17\""),
    ])
    func `a no that names a customer in another spelling stops lists`(key: String, named: String)
        async throws
    {
        for besideAddress in [false, true] {
            let found = try await findings(key: key, named: named, besideAddress: besideAddress)
            #expect(found.map(\.source).sorted() == ["consents", "suppressions"], "\(found)")
            #expect(found.allSatisfy { $0.severity == .error && !"\($0)".contains(named) })
            try await TestDatabase.connect().sql("drop schema till cascade")
        }
    }

    @Test func `rows that are left out name nobody`() async throws {
        #expect(try await findings(key: "c-17", named: "C-17", leavingOut: ["C-17"]) == [])
    }

    @Test func `nothing is trained less for it`() async throws {
        let found = try await findings(key: "c-17", named: "C-17", isActedOn: false)
        #expect(found.map(\.severity) == [.warning, .warning])
    }

    @Test(arguments: [
        ("17", "17"), ("17", "170"), ("17", "17.5"), ("1-7", "17"), ("c-17", "c17"),
        ("C-17", "C-17"), (uuid, "\(uuid)0"), ("a", ""),
    ])
    func `a key that is another's, or the same, is no other spelling`(key: String, named: String)
        async throws
    {
        #expect(try await findings(key: key, named: named) == [])
    }
}

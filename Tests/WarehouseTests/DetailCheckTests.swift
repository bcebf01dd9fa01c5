import Postgres
import TestSupport
import Testing
import Warehouse

/// What a look at the sources says of contact details that no channel can use.
@Suite(.postgres)
struct DetailCheckTests {
    private func findings(
        _ people: String,
        _ change: (inout SourceDefinition) -> Void
    ) async throws -> [String] {
        try await TestDatabase.connect().run(
            Script(
                path: "shop",
                text: """
                    create schema till;
                    create table till.people as \(people);
                    create table till.sales (sale int primary key, person int, at timestamptz);
                    insert into till.sales values (1, 1, '2024-01-01T00:00Z');
                    """
            )
        )
        var warehouse = Till.contract()
        change(&warehouse.customers)
        var sales = Till.activity("till.sales")
        sales[.key] = "sale"
        warehouse[.orders] = sales
        let pool = try TestDatabase.pool()
        let catalog = try await WarehouseCatalog(warehouse, from: pool)
        // 2024-03-31T00:00:00Z.
        let check = try await SourceCheck(
            catalog,
            asOf: Instant(microseconds: 1_711_843_200_000_000),
            reading: TestDatabase.sources(),
            from: pool
        )
        return check.findings.filter { $0.severity == .warning && $0.source == "customers" }.map(
            \.message
        )
    }

    @Test func `countries that are none are counted, and no value is told`() async throws {
        let found = try await findings(
            """
            select * from (values
                (1, 'UK'), (2, 'gb'), (3, 'Deutschland'), (4, ''), (5, null), (6, 'n/a'),
                (7, 'Atlantis'), (8, 'Atlantis'), (9, 'jane@example.com')
            ) as people (id, land)
            """
        ) { $0[.country] = "land" }
        #expect(found.count == 1)
        #expect(
            found.first?.hasPrefix(
                "country (land) is no country of ISO 3166 in 3 rows, in 2 spellings"
            ) == true
        )
        #expect(!found.joined().contains("Atlantis") && !found.joined().contains("jane"))
    }

    @Test func `numbers that ought to be text have lost their zeros`() async throws {
        let found = try await findings(
            "select 1 as id, 2134 as code, 1713920014::float8 as line"
        ) { ($0[.zip], $0[.phone]) = ("code", "line") }
        #expect(found.contains { $0.hasPrefix("zip is column code of type integer") })
        #expect(found.contains { $0.hasPrefix("phone is column line of type float") })
    }

    @Test func `a column of digests that holds others is told`() async throws {
        let found = try await findings(
            """
            select id, case id
                when 1 then encode(sha256('a'), 'hex') when 2 then upper(encode(sha256(''), 'hex'))
                when 3 then md5('a') when 4 then 'jane@example.com' when 5 then ' ' end as mail
            from generate_series(1, 6) as id
            """
        ) { ($0[.email], $0.hashedDetails) = ("mail", ["email"]) }
        #expect(found.contains { $0.hasPrefix("email (mail) is no SHA-256 in 2 rows") })
        #expect(found.contains { $0.hasPrefix("email (mail) is the digest of nothing in 1 rows") })
        #expect(!found.joined().contains("jane"))
    }
}

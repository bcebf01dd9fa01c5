import Postgres
import TestSupport
import Testing
import Warehouse

/// What does not fit between the contract and the catalogue.
@Suite(.postgres)
struct ContractTests {
    private func shop() async throws -> Till {
        var till = try await Till(
            """
            create table till.people (id int, email text, born date, phone bigint, made_at timestamptz);
            create table till.sales (sale int, person int, at timestamptz, total numeric, spot point);
            create table till.words (person int, what text, word text);
            """
        )
        var sales = Till.activity("till.sales")
        (sales[.key], sales[.amount]) = ("sale", "total")
        till.warehouse[.orders] = sales
        return till
    }

    @Test func `a contract that fits has nothing found, and every source it maps`() async throws {
        let catalog = try await shop().catalog()
        #expect(catalog.findings == [])
        #expect(Set(catalog.sources.keys) == [.customers, .orders])
        #expect(catalog.sources[.orders]?.columnTypes["total"] == .numeric)
        try catalog.requireSound()
    }

    @Test func `what does not fit is told by its source, with what it would take`() async throws {
        let shop = try await shop()
        typealias Change = (inout WarehouseDefinition) -> Void
        let cases: [(Finding.Severity, String, String, Change)] = [
            (
                .error, "orders", "there is no relation till.sale,",
                { $0[.orders]?.relation = "till.sale" }
            ),
            (
                .error, "orders", "→ did you mean till.sales?",
                { $0[.orders]?.relation = "till.sale" }
            ),
            (.error, "orders", "relation sales has no schema", { $0[.orders]?.relation = "sales" }),
            (.error, "orders", "neither orders nor events are mapped", { $0[.orders] = nil }),
            (
                .error, "orders",
                "amount is mapped to column totl, which till.sales lacks → did you mean total?",
                { $0[.orders]?[.amount] = "totl" }
            ),
            (
                .error, "orders", "exclude is mapped to column colour",
                {
                    var exclusion = Exclusion()
                    exclusion.column = "colour"
                    $0[.orders]?.exclude = [exclusion]
                }
            ),
            (
                .error, "orders", "customer is column spot of type other, which is no key",
                { $0[.orders]?[.customer] = "spot" }
            ),
            (
                .error, "customers", "key is column born of type date, which is no key",
                { $0.customers[.key] = "born" }
            ),
            (
                .error, "orders", "occurred_at is column total of type numeric, which is no time",
                { $0[.orders]?[.occurredAt] = "total" }
            ),
            (
                .error, "orders", "amount is column at of type timestamptz, which is no number",
                { $0[.orders]?[.amount] = "at" }
            ),
            (
                .error, "consents", "granted is column word of type text, which is no boolean",
                {
                    var consents = SourceDefinition(.consents)
                    (consents.relation, consents[.customer]) = ("till.words", "person")
                    (consents[.granted], consents.purposeIs) = ("word", "email")
                    $0[.consents] = consents
                }
            ),
            (
                .error, "consents", "brand is column person of type integer, which is no text",
                {
                    var consents = SourceDefinition(.consents)
                    (consents.relation, consents[.customer]) = ("till.words", "person")
                    (consents[.granted], consents.purposeIs) = ("word", "email")
                    consents.grantedValues = ["yes"]
                    consents[.brand] = "person"
                    $0[.consents] = consents
                }
            ),
            (
                .error, "consents",
                "granted of sms is mapped to column wrod, which till.words lacks → did you mean word?",
                { $0[.consents] = Self.words([("sms", "wrod", [], nil)]) }
            ),
            (
                .error, "consents",
                "granted of sms is column word of type text, which is no boolean",
                { $0[.consents] = Self.words([("sms", "word", [], nil)]) }
            ),
            (
                .error, "consents",
                "recorded_at of sms is column word of type text, which is no time",
                { $0[.consents] = Self.words([("sms", "word", ["yes"], "word")]) }
            ),
            (
                .warning, "customers",
                "phone is column phone of type integer: a number has lost the zeros",
                { $0.customers[.phone] = "phone" }
            ),
        ]
        for (severity, source, words, change) in cases {
            var till = shop
            change(&till.warehouse)
            let catalog = try await till.catalog()
            let found = catalog.findings.filter { $0.severity == severity && $0.source == source }
            #expect(
                found.contains { $0.description.contains(words) },
                "\(words): \(catalog.findings)"
            )
            #expect(catalog.findings.isPassed == (severity == .warning))
        }
    }

    /// Consents of `till.words`, each with its purpose, its column, the values that mean yes, and its time.
    private static func words(
        _ grants: [(purpose: String, column: String, yes: [String], at: String?)]
    ) -> SourceDefinition {
        var consents = SourceDefinition(.consents)
        (consents.relation, consents[.customer]) = ("till.words", "person")
        consents.grants = grants.map {
            var grant = ConsentGrant()
            (grant.purpose, grant.granted, grant.grantedValues) = ($0.purpose, $0.column, $0.yes)
            grant.recordedAt = $0.at
            return grant
        }
        return consents
    }

    @Test func `what is wrong with one source spares work that does without it`() async throws {
        var till = try await shop()
        till.warehouse[.products] = SourceDefinition(.products)
        till.warehouse[.products]?.relation = "till.goods"
        let catalog = try await till.catalog()
        try catalog.requireSound([.customers, .orders])
        #expect(throws: WarehouseError.self) { try catalog.requireSound([.products]) }
        #expect(throws: WarehouseError.self) { try catalog.source(.products) }
        #expect(throws: WarehouseError.self) { try catalog.findings.requireNoError() }
    }

    @Test func `a column that the login may not read is told with the grant`() async throws {
        let till = try await shop()
        try await TestDatabase.withLogins(1) { logins in
            let session = try await TestDatabase.connect()
            try await session.sql("grant usage on schema till to \(logins[0])")
            try await session.sql("grant select on till.people to \(logins[0])")
            try await session.sql("grant select (sale, person, at) on till.sales to \(logins[0])")
            let sources = try TestDatabase.sources(as: logins[0])
            let findings = try await WarehouseCatalog(till.warehouse, from: sources).findings
            #expect(
                findings.map(\.description) == [
                    "error: orders: this login may not read till.sales.total → grant select on till.sales [column-unreadable]"
                ]
            )
            #expect(findings.contains { $0.code == "column-unreadable" })
        }
    }

    @Test func `a relation is a schema and a name, and the name may hold dots`() {
        for (text, parts) in [
            ("till.people", ["till", "people"]), ("till.people.v2", ["till", "people.v2"]),
        ] {
            #expect(Source.split(text).map { [$0.schema, $0.name] } == parts)
        }
        for text in ["people", "till.", ".people", ".", ""] {
            #expect(Source.split(text) == nil, "\(text)")
        }
    }
}

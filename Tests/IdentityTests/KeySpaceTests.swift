import Postgres
import TestSupport
import Testing
import Texts
import Warehouse

@testable import Identity

/// Whose customers a contract means, beside those who are known.
@Suite(.postgres)
struct KeySpaceTests {
    private let asOf = Instant(microseconds: 1_711_843_200_000_000)

    /// A shop of thirty customers who became ones a minute after each other, linked under space `till`.
    private func linkedShop() async throws -> WarehouseDefinition {
        try await TestDatabase.connect().run(
            Script(
                path: "till",
                text: """
                    create schema till;
                    create table till.people as
                    select i as id, timestamptz '2024-01-01' + i * interval '1 minute' as since
                    from generate_series(1, 30) as i;
                    create table till.copied as table till.people;
                    create table till.others as select id, since + interval '1 hour' as since from till.people;
                    """
            )
        )
        var warehouse = WarehouseDefinition()
        (warehouse.keySpace, warehouse.timeZone, warehouse.currency) = ("till", "UTC", "EUR")
        (warehouse.customers.relation, warehouse.customers[.key]) = ("till.people", "id")
        warehouse.customers[.createdAt] = "since"
        let spaces = try spaces()
        try await spaces.require(warehouse)
        try await spaces.record(warehouse)
        let pool = try TestDatabase.pool()
        _ = try await CustomerIndex(pool, reading: TestDatabase.sources()).link(
            WarehouseCatalog(warehouse, from: pool),
            asOf: asOf,
            checkID: 1
        )
        return warehouse
    }

    private func spaces() throws -> KeySpaces {
        try KeySpaces(TestDatabase.pool(), reading: TestDatabase.sources())
    }

    private func origins() async throws -> [String] {
        try await TestDatabase.connect().sql(
            "select key_space || ' ' || relation || ' ' || coalesce(reason, '') as origin from segcast.key_origins order by origin_id"
        ).map { try $0.value("origin") }
    }

    @Test func `the contract that the customers were linked by is sound, and recorded once`()
        async throws
    {
        let warehouse = try await linkedShop()
        try await spaces().require(warehouse)
        try await spaces().record(warehouse)
        #expect(try await origins() == ["till till.people "])
    }

    @Test func `the same people in a copy are known, under their own space alone`() async throws {
        var warehouse = try await linkedShop()
        warehouse.customers.relation = "till.copied"
        try await spaces().require(warehouse)
        warehouse.keySpace = "crm"
        await #expect(
            throws: KeySpaceError.knownPeople(
                keySpace: "crm",
                relation: "till.copied",
                knownSpace: "till",
                knownRelation: "till.people"
            )
        ) { try await spaces().require(warehouse) }
    }

    @Test func `others who bear the same numbers are merged with nobody, nor put beside them`()
        async throws
    {
        var warehouse = try await linkedShop()
        warehouse.customers.relation = "till.others"
        await #expect(
            throws: KeySpaceError.otherPeople(
                keySpace: "till",
                column: "till.others.id",
                knownColumn: "till.people.id",
                found: 30,
                agreeing: 0,
                keys: 30
            )
        ) { try await spaces().require(warehouse) }
        warehouse.keySpace = "others"
        await #expect(
            throws: KeySpaceError.otherShop(
                keySpace: "others",
                knownSpace: "till",
                knownRelation: "till.people"
            )
        ) { try await spaces().require(warehouse) }
    }

    @Test func `what a person accepts is in force, with the reason, until another is`() async throws
    {
        var warehouse = try await linkedShop()
        let old = warehouse
        warehouse.keySpace = "crm"
        let accepted = try await spaces().accept(warehouse, reason: "a new start")
        #expect(accepted.keySpace == "crm" && accepted.column == "till.people.id")
        try await spaces().require(warehouse)
        #expect(try await origins() == ["till till.people ", "crm till.people a new start"])
        let audited = try await TestDatabase.connect().sql(
            "select detail ->> 'reason' as reason from segcast.audit_entries where event = 'key_space_accepted'"
        )
        #expect(try audited.map { try $0.value("reason") } == ["a new start"])
        await #expect(throws: KeySpaceError.self, "what was given up is in force no more") {
            try await spaces().require(old)
        }
    }

    @Test func `a contract whose relation is gone is nobody's to accept`() async throws {
        var warehouse = try await linkedShop()
        warehouse.customers.relation = "till.gone"
        await #expect(throws: KeySpaceError.noRelation("till.gone")) {
            _ = try await spaces().accept(warehouse, reason: "why not")
        }
        try await spaces().require(warehouse)
        #expect(try await origins().count == 1)
    }

    @Test func `a key is looked up as the contract reads it`() async throws {
        let warehouse = try await linkedShop()
        #expect(try await spaces().holds("30", warehouse))
        #expect(try await !spaces().holds("31", warehouse))
        #expect(try await !spaces().holds("030", warehouse))
    }

    @Test func `a relation and a column are known by name or by number`() async throws {
        let session = try await TestDatabase.connect()
        func origin(_ relation: String, _ oid: String, _ column: String, _ number: String)
            async throws -> KeyOrigin
        {
            let rows = try await session.sql(
                """
                select 'till', '\(relation)', \(oid)::bigint, '\(column)', \(number)::bigint, true, true
                """
            )
            return KeyOrigin(try SQL.ListOriginsRow(rows[0]))
        }
        let known = try await origin("till.people", "7", "id", "1")
        for (relation, oid, column, number, isSame) in [
            ("till.people", "7", "id", "1", true),
            // Made anew under its name; renamed; a column that was renamed; both.
            ("till.people", "8", "id", "1", true), ("till.persons", "7", "id", "1", true),
            ("till.people", "7", "number", "1", true), ("till.persons", "7", "number", "1", true),
            // Another column, another relation, and a number that nobody knows.
            ("till.people", "7", "card", "2", false), ("till.people", "8", "number", "1", false),
            ("till.persons", "8", "id", "1", false), ("till.persons", "null", "id", "1", false),
            ("till.people", "7", "card", "null", false),
            ("till.people", "null", "id", "null", true),
        ] {
            let other = try await origin(relation, oid, column, number)
            #expect(known.isSame(as: other) == isSame, "\(relation) \(oid) \(column) \(number)")
            #expect(other.isSame(as: known) == isSame, "\(relation) \(oid) \(column) \(number)")
        }
    }
}

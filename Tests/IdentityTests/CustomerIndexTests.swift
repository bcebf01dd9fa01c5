import Audit
import Digests
import Foundation
import Identity
import Postgres
import TestSupport
import Testing

@testable import Warehouse

/// Which key is which customer, once and for ever.
@Suite(.postgres)
struct CustomerIndexTests {
    /// 2024-03-31T00:00:00Z.
    private let asOf = Instant(microseconds: 1_711_843_200_000_000)

    private func link(
        checkID: Int64 = 1,
        createdAt: String? = nil
    ) async throws -> (new: Int, quarantined: [String: Int]) {
        let pool = try TestDatabase.pool()
        var warehouse = WarehouseDefinition()
        (warehouse.timeZone, warehouse.currency) = ("UTC", "EUR")
        (warehouse.customers.relation, warehouse.customers[.key]) = ("till.people", "id")
        warehouse.customers[.createdAt] = createdAt
        return try await CustomerIndex(pool, reading: TestDatabase.sources()).link(
            WarehouseCatalog(warehouse, from: pool),
            asOf: asOf,
            checkID: checkID
        )
    }

    private func make(_ people: String) async throws -> Session {
        let session = try await TestDatabase.connect()
        try await session.run(
            Script(path: "till", text: "create schema till; create table till.people as \(people)")
        )
        return session
    }

    @Test func `linking keys twice gives nobody a second customer, and only who is new a first`()
        async throws
    {
        let session = try await make("select gen_random_uuid() as id from generate_series(1, 2)")
        #expect(try await link().new == 2)
        #expect(try await link(checkID: 2).new == 0)
        try await session.sql("insert into till.people values (gen_random_uuid())")
        #expect(try await link(checkID: 3).new == 1)
        let customers = try await session.sql(
            "select 1 from segcast.customers inner join segcast.customer_keys using (customer_id)"
        )
        #expect(customers.count == 3)
    }

    @Test func `a customer whose row is gone is the same one when it comes back`() async throws {
        let session = try await make("select i as id from generate_series(1, 2) as i")
        _ = try await link()
        func known() async throws -> [Int64] {
            try await session.sql(
                "select customer_id from segcast.customer_keys order by external_key"
            ).map { try $0.value("customer_id") }
        }
        let before = try await known()
        try await session.sql("delete from till.people where id = 1")
        #expect(try await link(checkID: 2).new == 0)
        try await session.sql("insert into till.people values (1)")
        #expect(try await link(checkID: 3).new == 0)
        #expect(try await known() == before)
    }

    @Test func `a key that names nobody, or two, is set aside under its hash`() async throws {
        let longest = String(repeating: "k", count: 512)
        let session = try await make(
            """
            select unnest(array[
                'a', null, '', 'twice', 'twice', 'twice', repeat('k', 512), repeat('k', 513), repeat('é', 256), repeat('é', 257)
            ]) as id
            """
        )
        let linked = try await link(checkID: 7)
        #expect(linked.quarantined == ["empty_key": 1, "key_too_long": 2, "duplicate_key": 3])
        let keys = try await session.sql(
            "select external_key from segcast.customer_keys order by external_key collate \"C\""
        )
        #expect(
            try keys.map { try $0.value("external_key", as: String.self) }
                == ["a", longest, "twice", String(repeating: "é", count: 256)]
        )
        #expect(linked.new == 4)
        let aside = try await session.sql(
            "select key_sha256 from segcast.quarantined_keys where check_id = 7 and reason = 'duplicate_key'"
        )
        #expect(
            try aside.map { try $0.value("key_sha256") }
                == [SHA256.hexadecimal(of: Array("twice".utf8))]
        )
    }

    @Test func `what a check calls a key that names nobody, the link calls so too`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let copy = root.appending(path: "sql/templates/identity/copy_keys.sql")
        let words = try String(contentsOf: copy, encoding: .utf8).matches(of: /then '(\w+)'/)
            .map { SetAsideReason(rawValue: String($0.output.1)) }
        #expect(words == [.emptyKey, .keyTooLong, .duplicateKey])
    }

    @Test func `a customer is known since the source says, else since always or since just now`()
        async throws
    {
        let session = try await make(
            "select 'a' as id, timestamptz '2024-01-01' as since union all select 'b', null"
        )
        _ = try await link(createdAt: "since")
        try await session.sql("insert into till.people values ('c', null), ('d', '2024-02-01')")
        _ = try await link(checkID: 2, createdAt: "since")
        let known = try await session.sql(
            "select external_key || ' ' || linked_at as known from segcast.customer_keys order by external_key"
        )
        #expect(
            try known.map { try $0.value("known", as: String.self) } == [
                "a 2024-01-01 00:00:00+00", "b -infinity",
                "c 2024-03-30 23:59:59.999999+00", "d 2024-02-01 00:00:00+00",
            ]
        )
    }

    @Test func `a source that fails halfway links nobody`() async throws {
        let session = try await make("select 1 as id")
        try await session.run(
            Script(
                path: "broken",
                text: """
                    alter table till.people rename to people_before;
                    create view till.people as
                    select 100 / (5000 - i) as id from generate_series(1, 9000) as i;
                    """
            )
        )
        await #expect(throws: PostgresError.self) { _ = try await link() }
        #expect(try await session.sql("select 1 from segcast.customers").isEmpty)
        #expect(try await session.sql("select 1 from segcast.quarantined_keys").isEmpty)
    }

    @Test func `what was linked is sealed, and whatever is changed of it is told`() async throws {
        let session = try await make("select i as id from generate_series(1, 3) as i")
        _ = try await link()
        try await session.sql("insert into till.people values (4)")
        _ = try await link(checkID: 2)
        let sealed = try await session.sql(
            """
            select things.thing as sealed_thing, parts.part, (parts.seal ->> 'rows')::bigint as row_count,
                parts.seal ->> 'sha256' as sha256
            from segcast.audit_entries as entries, jsonb_each(entries.detail -> 'seals') as things (thing, sums),
                jsonb_each(things.sums) as parts (part, seal)
            where entries.event = 'customers_linked' order by entries.audit_id
            """
        ).map(Seal.init)
        #expect(sealed.map(\.rows) == [3, 1])
        let ranges = sealed.compactMap { KeySeal.Range(thing: $0.thing) }
        #expect(ranges.map(\.thing) == sealed.map(\.thing))
        try #require(ranges.count == 2)
        #expect(ranges[0].last == ranges[1].after)
        func sums() async throws -> [Seal] {
            try await session.transaction { try KeySeal.sums(of: ranges, in: $0) }
        }
        #expect(try await sums() == sealed)
        try await session.sql(
            "update segcast.customer_keys set linked_at = linked_at + interval '1 second', external_key = '9' where external_key = '4'"
        )
        let changed = try await sums()
        #expect(changed[0] == sealed[0] && changed[1] != sealed[1])
        let counts = try await session.transaction { try KeySeal.counts(after: 0, in: $0) }
        #expect(counts == ["customers": 4])
    }

    @Test func `a seal that is not of keys names no range`() {
        for thing in ["", "keys", "keys till 1", "keys till x 2", "run till 1 2", "keys a b 1 2"] {
            #expect(KeySeal.Range(thing: thing) == nil, "\(thing)")
        }
        #expect(KeySeal.Range(thing: "keys till 3 9")?.keySpace == "till")
    }
}

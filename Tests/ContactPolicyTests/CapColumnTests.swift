import ContactPolicy
import Foundation
import Postgres
import TestSupport
import Testing

/// What each column of a cap means is the same for whoever charges, whoever explains and whoever proves.
@Suite(.postgres)
struct CapColumnTests {
    /// Counts a contact to the brand south on `ads` for one to the brand north on `mail`, a hundred hours later.
    private static let full = cap { _ in }

    /// The same but for one column, by which it has room.
    private static let roomy = [
        "channels": cap { $0.channels = ["mail"] },
        "brand": cap { $0.brand = "north" },
        "window_hours": cap { $0.windowHours = 50 },
        "contact_limit": cap { $0.limit = 2 },
    ]

    private static func cap(_ change: (inout FrequencyCap) -> Void) -> FrequencyCap {
        var cap = FrequencyCap()
        (cap.name, cap.channels, cap.limit, cap.windowHours) = ("weekly", ["mail", "ads"], 1, 168)
        change(&cap)
        return cap
    }

    @Test func `every column of a cap but its name is one that is asked about here`() async throws {
        let shop = try await ShopOfMailboxes(1)
        let columns = try await shop.pool.query(
            Statement(
                path: "test",
                text: """
                    select attname::text as name from pg_attribute
                    where attrelid = 'segcast.frequency_caps'::regclass and attnum > 0 and attname <> 'cap_name'
                    """
            )
        )
        .map { try $0.value("name", as: String.self) }
        #expect(Set(columns) == Set(Self.roomy.keys))
    }

    @Test(arguments: roomy.keys.sorted())
    func `whoever has room by a column is charged, told so, and passes the proof`(column: String)
        async throws
    {
        let roomy = try #require(Self.roomy[column])
        let shop = try await ShopOfMailboxes(3)
        let later = ShopOfMailboxes.monday.advanced(byHours: 100)
        try await put(Self.full, in: shop)
        #expect(try await shop.plan(shop.request(1, on: "ads", of: "south")) == ["included": 3])
        let refused = shop.request(2, at: later, of: "north")
        #expect(try await shop.plan(refused) == ["capped:weekly": 3])
        try await put(roomy, in: shop)
        let admitted = shop.request(3, at: later, of: "north")
        #expect(try await shop.plan(admitted) == ["included": 3])
        try await note(roomy, in: shop)
        #expect(try await isToldFull(shop) == false)
        #expect(try await tooMany(shop) == 0)
        try await note(Self.full, in: shop)
        #expect(try await isToldFull(shop) == true)
        #expect(try await tooMany(shop) == 3)
    }

    @Test func `whom a mailbox of theirs was written to under another record is told so`()
        async throws
    {
        let shop = try await ShopOfMailboxes(2)
        try await shop.change(
            """
            update till.people set email = 'shared@example.com';
            update segcast.memberships set segment = 'others' where customer_id = 1;
            """
        )
        try await put(Self.full, in: shop)
        let ads = shop.request(1, on: "ads")
        #expect(try await shop.plan(ads) == ["included": 1])
        try await shop.change(
            "update segcast.memberships set segment = case customer_id when 1 then 's' else 'others' end"
        )
        #expect(try await shop.plan(shop.request(3)) == ["capped:weekly": 1])
        try await note(Self.full, in: shop)
        #expect(try await isToldFull(shop))
    }

    private func put(_ cap: FrequencyCap, in shop: ShopOfMailboxes) async throws {
        var policy = PolicyDefinition()
        policy.caps = [cap]
        try await CapsInForce.apply(policy, on: ["mail", "ads"], in: shop.pool)
    }

    /// Writes down a cap as the one that the third run counted under.
    private func note(_ cap: FrequencyCap, in shop: ShopOfMailboxes) async throws {
        try await shop.pool.query(
            Statement(
                path: "test",
                text: "update segcast.export_runs set caps = $1::jsonb where run_id = 3"
            ),
            [.text(try FrequencyCap.json([cap]))]
        )
    }

    /// Whether a customer of the third run is told that the cap was full before it.
    private func isToldFull(_ shop: ShopOfMailboxes) async throws -> Bool {
        let told = try await shop.pool.query(
            try statement("refresh/list_customer_contacts"),
            [.bigint(1), .bigint(3)]
        )
        let row = try #require(told.first)
        let cap = try FrequencyCap(json: row.value("cap"))
        return try row.value("contact_count", as: Int.self) >= cap.limit
    }

    /// How many the proof finds to be one contact too many for on the third run.
    private func tooMany(_ shop: ShopOfMailboxes) async throws -> Int {
        let found = try await shop.pool.query(try statement("exports/verify_caps"))
        return try found.first?.value("customer_count") ?? 0
    }

    /// A statement of another module, as it is prepared.
    private func statement(_ name: String) throws -> Statement {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../sql/queries/\(name).sql")
        return Statement(path: name, text: try String(contentsOf: file, encoding: .utf8))
    }
}

import ContactPolicy
import TestSupport
import Testing
import Warehouse

/// One shop, several brands: who agreed to which, and whose contacts count.
@Suite(.postgres)
struct BrandTests {
    @Test(arguments: [
        ("('North', 'yes', '2024-01-01')", "included"),
        ("('NORTH ', 'yes', '2024-01-01')", "included"),
        ("('south', 'yes', '2024-01-01')", "no_consent"),
        ("(null, 'yes', '2024-01-01')", "no_consent"),
        ("('all', 'yes', '2024-01-01')", "no_consent"),
        ("('north', 'yes', '2024-01-01'), ('south', 'no', '2024-02-01')", "included"),
        ("('north', 'yes', '2024-01-01'), ('North', 'no', '2024-02-01')", "no_consent"),
        ("('north', 'yes', '2024-01-01'), (null, 'no', '2024-02-01')", "no_consent"),
        ("('north', 'yes', '2024-01-01'), ('', 'no', '2024-02-01')", "no_consent"),
        ("('north', 'yes', '2024-01-01'), ('all brands', 'no', '2024-02-01')", "no_consent"),
        ("('north', 'yes', '2024-01-01'), ('south,north', 'no', '2024-02-01')", "no_consent"),
    ])
    func `a yes is to the brand it names, a no to each that it may mean`(
        words: String,
        bucket: String
    ) async throws {
        let shop = try await ShopOfMailboxes(2, tellingBrands: true)
        try await shop.change(
            """
            delete from till.words where id = 2;
            insert into till.words (id, purpose, brand, word, at)
            select 2, 'email', brand, word, at::timestamptz from (values \(words)) as said (brand, word, at)
            """
        )
        _ = try await shop.plan(shop.request(1, of: "north"))
        #expect(try await shop.bucket(of: 2, in: 1) == bucket)
    }

    @Test func `where consents tell no brands, a yes is to each of them`() async throws {
        let shop = try await ShopOfMailboxes(3)
        try await shop.change("update till.words set brand = 'south'")
        #expect(try await shop.plan(shop.request(1, of: "north")) == ["included": 3])
    }

    @Test func `an address that somebody withdrew from one brand is written to by another`()
        async throws
    {
        let shop = try await ShopOfMailboxes(2, tellingBrands: true)
        try await shop.change(
            """
            update till.people set email = 'shared@example.com';
            update till.words set brand = 'north';
            insert into till.words (id, purpose, brand, word, at)
            values (1, 'email', 'south', 'no', '2024-02-01'), (2, 'email', 'south', 'yes', '2024-02-01');
            """
        )
        #expect(
            try await shop.plan(shop.request(1, of: "north"))
                == ["included": 1, "duplicate_contact": 1]
        )
        #expect(
            try await shop.plan(shop.request(2, of: "south"))
                == ["no_consent": 1, "contact_denied": 1]
        )
    }

    @Test(
        arguments: [
            ("north", ["included": 5]), (nil, ["capped:weekly": 5]),
        ] as [(String?, [String: Int])]
    )
    func `a cap of one brand counts no other's contacts, and one of none counts all`(
        brand: String?,
        ofSouth: [String: Int]
    ) async throws {
        let shop = try await ShopOfMailboxes(5)
        try await shop.put([("weekly", 1, 168)], of: brand)
        #expect(try await shop.plan(shop.request(1, of: "north")) == ["included": 5])
        #expect(try await shop.plan(shop.request(2, of: "south")) == ofSouth)
        #expect(try await shop.plan(shop.request(3, of: "north")) == ["capped:weekly": 5])
    }

    @Test
    func `a brand that nobody agreed to is told, and several that consents do not tell apart`()
        async throws
    {
        let telling = try await ShopOfMailboxes(2, tellingBrands: true)
        try await telling.change("update till.words set brand = 'North'")
        let found = try await BrandFindings.find(
            ["north", "outlet"],
            telling.catalog,
            from: telling.sources
        )
        #expect(found.map(\.source) == ["brand outlet"])
        #expect(found.first?.fix.contains("the consents are to North") == true)
        var warehouse = telling.catalog.definition
        warehouse[.consents]?[.brand] = nil
        let silent = try await WarehouseCatalog(warehouse, from: telling.pool)
        let several = try await BrandFindings.find(
            ["north", "outlet"],
            silent,
            from: telling.sources
        )
        #expect(several.map(\.source) == ["consents"])
        #expect(try await BrandFindings.find(["north"], silent, from: telling.sources) == [])
    }
}

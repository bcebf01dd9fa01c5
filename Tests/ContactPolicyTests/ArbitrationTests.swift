import ContactPolicy
import TestSupport
import Testing

/// Which of several reasons is told of a candidate: the first, in an order that is the same everywhere.
@Suite(.postgres)
struct ArbitrationTests {
    /// Twelve people: each of the first four has one reason less than the one before, the others one reason alone.
    private func shop() async throws -> ShopOfMailboxes {
        let shop = try await ShopOfMailboxes(12)
        try await shop.change(
            """
            insert into segcast.memberships (
                segment, customer_id, entered_at, entered_release_id, entered_definition_hash, entered_reason
            )
            values ('vip', 1, '2024-01-01', 1, 'd', 'r');
            insert into till.blocked (id) values (1), (2);
            update till.words set word = 'no' where id <= 3;
            update till.people set email = null where id <= 5;
            update till.people set email = 'nobody 6' where id = 6;
            update till.people set email = 'denied@example.com' where id in (7, 8);
            insert into till.blocked (email) values ('denied@example.com');
            update till.people set email = 'P9@example.com' where id = 10;
            insert into till.people (id, email) values (11, 'other@example.com');
            delete from till.people where id = 12;
            """
        )
        return shop
    }

    private func buckets(_ shop: ShopOfMailboxes, in run: Int64) async throws -> [String] {
        var buckets: [String] = []
        for customer in 1...12 { buckets.append(try await shop.bucket(of: customer, in: run)) }
        return buckets
    }

    @Test
    func `who is left out, suppressed, unwilling or held back is told so first, in this order`()
        async throws
    {
        let shop = try await shop()
        var everybody = ControlGroup()
        (everybody.name, everybody.salt, everybody.share) = ("held", "s", 1)
        var request = shop.request(1, holdingBack: everybody)
        request.excludeSegments = ["vip"]
        _ = try await shop.plan(request)
        #expect(
            try await buckets(shop, in: 1) == ["excluded_segment", "suppressed", "no_consent"]
                + [String](repeating: "control_group", count: 9),
            "nobody else's details are looked at"
        )
    }

    @Test
    func `whoever nothing denies is told what is wrong with the details, then whose they are`()
        async throws
    {
        let shop = try await shop()
        _ = try await shop.plan(shop.request(1))
        #expect(
            try await buckets(shop, in: 1) == [
                "suppressed", "suppressed", "no_consent", "no_contact_details",
                "no_contact_details", "unusable_contact", "contact_denied", "contact_denied",
                "included", "duplicate_contact", "ambiguous_contact", "not_in_customers",
            ],
            "a denied address is denied to all who bear it, however many they are"
        )
    }

    @Test func `of several caps that are full the first by name is told`() async throws {
        let shop = try await ShopOfMailboxes(2)
        try await shop.put([("b", 1, 168), ("a", 1, 168), ("c", 9, 168)])
        #expect(try await shop.plan(shop.request(1)) == ["included": 2])
        #expect(try await shop.plan(shop.request(2)) == ["capped:a": 2])
    }
}

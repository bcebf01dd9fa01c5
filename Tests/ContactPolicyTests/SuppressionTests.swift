import ContactPolicy
import TestSupport
import Testing

/// Whom a suppressed number denies, in whichever country it may be dialled.
@Suite(.postgres)
struct SuppressionTests {
    @Test(
        arguments: [
            ("0171 3920014", "DE"), ("0171 3920014", "Germany"), ("020 7946 0958", "GB"),
            ("+33 6 12 34 56 78", "33612345678"), ("+491713920014", "00491713920014"),
        ]
    )
    func `a suppressed number without its country denies all who may be dialled by it`(
        _ number: (theirs: String, country: String)
    ) async throws {
        let shop = try await ShopOfMailboxes(3)
        let isNational = !number.theirs.hasPrefix("+")
        let suppressed = isNational ? number.theirs : number.country
        let country = isNational ? "'\(number.country)'" : "null"
        try await shop.change(
            """
            update till.people set email = null, phone = '\(number.theirs)', country = \(country)
            where id = 2;
            update till.people set email = null, phone = '0171 3920015', country = 'DE' where id = 3;
            insert into till.blocked (phone) values ('\(suppressed)');
            """
        )
        _ = try await shop.plan(shop.request(1))
        var buckets: [String] = []
        for customer in 1...3 { buckets.append(try await shop.bucket(of: customer, in: 1)) }
        #expect(buckets == ["included", "contact_denied", "included"])
    }
}

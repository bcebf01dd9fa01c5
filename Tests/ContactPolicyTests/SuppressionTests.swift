import Channels
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

    @Test(
        arguments: [
            ("email", "p2@example.com", "P2@example.com; other@example.com", nil),
            ("email", "p2@example.com", "Jane Doe <p2@example.com> / private", nil),
            ("email", "p2@example.com", "mobile of jane, p2@example.com", nil),
            ("phone", "07700 900118", "07700 900118", nil),
            ("phone", "07700 900118", "07700 900118", "XX"),
            ("phone", "07700 900118", "07700 900118 / 07700 900117", "GB"),
            ("phone", "07700 900118", "07700 900118 ext 5", "GB"),
            ("phone", "07700 900118", "7700900118", "GB"),
            ("phone", "07700 900118", "447700900118", "DE"),
            ("phone", "07700 900118", "at home 07700 900118 or 07700 900117", "GB"),
        ],
        [
            "insert into till.words values (1, 'email', 'no', '2024-02-01')",
            "insert into till.blocked (id) values (1)",
        ]
    )
    func `what can be sent in one way only denies in each way that it may be meant`(
        _ cell: (field: String, theirs: String, denied: String, country: String?),
        denial: String
    ) async throws {
        let shop = try await ShopOfMailboxes(4)
        let country = cell.country.map { "'\($0)'" } ?? "null"
        try await shop.change(
            """
            update till.people set email = null, phone = null, country = 'GB';
            update till.people set \(cell.field) = '\(cell.denied)', country = \(country) where id = 1;
            update till.people set \(cell.field) = '\(cell.theirs)' where id = 2;
            update till.people set phone = '07700 900116' where id = 3;
            update till.people set email = 'p4@example.com' where id = 4;
            \(denial);
            """
        )
        _ = try await shop.plan(shop.request(1))
        var buckets: [String] = []
        for customer in 2...4 { buckets.append(try await shop.bucket(of: customer, in: 1)) }
        #expect(buckets == ["contact_denied", "included", "included"])
    }

    @Test(arguments: ContactField.reaching)
    func `whoever is suppressed by what reaches them is on no list`(
        _ field: ContactField
    ) async throws {
        let shop = try await ShopOfMailboxes(3)
        var listed: [String] = []
        for (run, (theirs, others)) in [
            ("p1@example.org", "p2@example.org"), ("+447700900117", "+447700900118"),
            ("1234567890", "1234567891"),
        ].enumerated() {
            var details = ContactDetails()
            details[field] = theirs
            let format = AudienceFormats.all.first { $0.row(of: details, Origin()) != nil }
            guard let format else { continue }
            try await shop.change(
                """
                update till.people set email = null;
                update till.people set \(field.rawValue) = '\(theirs)' where id = 1;
                update till.people set \(field.rawValue) = '\(others)' where id = 2;
                truncate till.blocked;
                insert into till.blocked (\(field.rawValue)) values ('\(theirs)');
                """
            )
            _ = try await shop.plan(shop.request(Int64(run), as: format))
            for customer in 1...3 {
                listed.append(try await shop.bucket(of: customer, in: Int64(run)))
            }
        }
        #expect(listed == ["contact_denied", "included", "no_contact_details"])
    }

    @Test func `a number of somebody whose country is known is denied there alone`() async throws {
        let shop = try await ShopOfMailboxes(3)
        try await shop.change(
            """
            update till.people set email = null, phone = '0171 3920014', country = 'DE';
            update till.people set country = 'GB' where id = 2;
            update till.people set phone = '07700 900116', country = 'GB' where id = 3;
            insert into till.blocked (id) values (1);
            """
        )
        _ = try await shop.plan(shop.request(1))
        var buckets: [String] = []
        for customer in 1...3 { buckets.append(try await shop.bucket(of: customer, in: 1)) }
        #expect(buckets == ["suppressed", "included", "included"])
    }
}

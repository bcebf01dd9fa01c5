import Channels
import ContactPolicy
import Postgres
import TestSupport
import Testing
import Warehouse

/// Relations of which each row holds several consents, such as flags of customers.
@Suite(.postgres)
struct GrantTests {
    /// Flags of people in every mixture, for some of them twice, and the same as one row an answer.
    private static let flags = """
        create table till.flags as
        select
            i % 150 + 1 as id,
            (array['yes', 'no', null])[1 + i % 3] as mail,
            (array[timestamptz '2024-01-01', '2024-02-01', null, '2099-01-01', '-infinity'])[1 + i / 3 % 5] as mail_at,
            (array[true, false, null])[1 + i / 15 % 3] as sms,
            (array[timestamp '2024-01-15', '2024-02-15', null])[1 + i / 45 % 3] as sms_at,
            (array['north', 'south', null, 'all'])[1 + i / 7 % 4] as brand,
            i % 11 = 0 as is_closed
        from generate_series(0, 269) as i;
        create view till.answers as
        select id, brand, is_closed, 'E-Mail' as purpose, mail = 'yes' as word, mail_at as at from till.flags
        union all
        select id, brand, is_closed, 'sms', sms, sms_at at time zone 'Europe/Berlin' from till.flags
        union all
        select id, brand, is_closed, 'post', is_closed, null from till.flags;
        """

    private static var grants: [ConsentGrant] {
        var (mail, sms, post) = (ConsentGrant(), ConsentGrant(), ConsentGrant())
        (mail.purpose, mail.granted, mail.grantedValues) = ("E-Mail", "mail", ["yes"])
        (mail.recordedAt, sms.recordedAt) = ("mail_at", "sms_at")
        (sms.purpose, sms.granted) = ("sms", "sms")
        (post.purpose, post.granted) = ("post", "is_closed")
        return [mail, sms, post]
    }

    private static func consents(isOneRowAnAnswer: Bool, tellingBrands: Bool) -> SourceDefinition {
        var consents = SourceDefinition(.consents)
        consents[.customer] = "id"
        consents.timeZone = "Europe/Berlin"
        if tellingBrands { consents[.brand] = "brand" }
        var closed = Exclusion()
        (closed.column, closed.values, closed.because) = ("is_closed", ["true"], "closed")
        consents.exclude = [closed]
        guard isOneRowAnAnswer else {
            (consents.relation, consents.grants) = ("till.flags", grants)
            return consents
        }
        consents.relation = "till.answers"
        (consents[.purpose], consents[.granted], consents[.recordedAt]) = ("purpose", "word", "at")
        return consents
    }

    @Test(arguments: [["email"], ["SMS "], ["email", "sms"], ["post"], []], [false, true])
    func `several answers in a row are what one row an answer is`(
        asked: [String],
        tellingBrands: Bool
    ) async throws {
        let shop = try await ShopOfMailboxes(200, cap: 9)
        // Pairs share a mailbox, so that a withdrawal is seen on others too.
        try await shop.change(
            Self.flags
                + "update till.people set email = format('m%s@example.com', id % 120) where id % 4 < 2;"
        )
        var buckets: [[Int64: String]] = []
        for (run, isOneRowAnAnswer) in [(Int64(1), true), (2, false)] {
            let mapped = try await shop.mapping {
                $0[.consents] = Self.consents(
                    isOneRowAnAnswer: isOneRowAnAnswer,
                    tellingBrands: tellingBrands
                )
            }
            var asking = mapped.request(run, of: "north")
            asking.question.channel.consent = asked
            if asked.isEmpty { asking.question.channel.consentNotRequired = "they may object" }
            _ = try await mapped.plan(asking)
            buckets.append(try await mapped.buckets(in: run))
        }
        #expect(buckets[0] == buckets[1])
        let kinds = Set(buckets[0].values)
        #expect(kinds.contains("no_consent"), "\(kinds)")
        #expect(kinds.contains("included") || asked == ["post"], "\(kinds)")
        #expect(asked != [] || kinds.contains("contact_denied"), "\(kinds)")
    }

    @Test func `a flag that is not known is no yes, and withdraws nothing`() async throws {
        let shop = try await ShopOfMailboxes(4).mapping {
            var mail = ConsentGrant()
            (mail.purpose, mail.granted) = ("email", "accepts")
            $0[.consents] = SourceDefinition(.consents)
            $0[.consents]?.relation = "till.blocked"
            $0[.consents]?[.customer] = "id"
            $0[.consents]?.grants = [mail]
            $0[.suppressions] = nil
        } making: {
            """
            alter table till.blocked add column accepts boolean;
            insert into till.blocked (id, accepts) values (1, null), (2, true), (3, false), (4, true);
            update till.people set email = 'shared@example.com' where id in (1, 2);
            update till.people set email = 'other@example.com' where id in (3, 4);
            """
        }
        _ = try await shop.plan(shop.request(1))
        #expect(
            try await shop.buckets(in: 1)
                == [1: "no_consent", 2: "included", 3: "no_consent", 4: "contact_denied"]
        )
    }

    @Test func `a withdrawal that comes between the plan and the file takes its customer out`()
        async throws
    {
        let shop = try await ShopOfMailboxes(30, cap: 9)
        try await shop.change(
            "create table till.flags as select id, true as mail, timestamptz '2024-01-01' as mail_at from till.people"
        )
        let mapped = try await shop.mapping {
            var mail = ConsentGrant()
            (mail.purpose, mail.granted, mail.recordedAt) = ("email", "mail", "mail_at")
            $0[.consents] = SourceDefinition(.consents)
            $0[.consents]?.relation = "till.flags"
            $0[.consents]?[.customer] = "id"
            $0[.consents]?.grants = [mail]
        }
        let request = mapped.request(1)
        #expect(try await mapped.plan(request) == ["included": 30])
        try await shop.change(
            "update till.flags set mail = false, mail_at = '2024-03-31' where id = 7"
        )
        let planner = mapped.planner
        try await mapped.pool.withSession { session in
            try await session.longTransaction {
                #expect(try await planner.findLeaving(request, on: session) == 1)
                try await session.within { try planner.takeOutLeaving(of: 1, in: $0) }
            }
        }
        #expect(try await mapped.bucket(of: 7, in: 1) == "no_consent")
    }

    @Test func `the purposes that are held are those of the contract`() async throws {
        let shop = try await ShopOfMailboxes(3)
        try await shop.change(Self.flags)
        let mapped = try await shop.mapping {
            $0[.consents] = Self.consents(isOneRowAnAnswer: false, tellingBrands: true)
        }
        func findings(_ asked: [String]) async throws -> [String] {
            var channel = ChannelDefinition()
            (channel.name, channel.consent) = ("mail", asked)
            return try await PurposeFindings.find([channel], mapped.catalog, from: mapped.sources)
                .map(\.message)
        }
        #expect(try await findings(["email", "SMS", "post"]) == [])
        let found = try await findings(["emial", "sms", "post"])
        #expect(
            found == [
                "asks consent for emial, and no consent is for that: nobody can be on its lists",
                "no channel asks for E-Mail: who withdraws that is denied nothing",
            ]
        )
        let brands = try await BrandFindings.find(
            ["north", "west"],
            mapped.catalog,
            from: mapped.sources
        )
        #expect(brands.map(\.source) == ["brand west"])
    }
}

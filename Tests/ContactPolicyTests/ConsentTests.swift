import Channels
import ContactPolicy
import Postgres
import TestSupport
import Testing

/// Who may be written to, and by what.
@Suite(.postgres)
struct ConsentTests {
    @Test func `nobody is contacted without a consent that is mapped`() async throws {
        let shop = try await ShopOfMailboxes()
        var asking = shop.request(1)
        asking.question.channel.consent = ["ads"]
        #expect(try await shop.plan(asking) == ["no_consent": 200])
    }

    @Test(
        arguments: [
            ("('no', null)", "no_consent"), ("('no', '2023-01-01')", "included"),
            ("('no', '2024-01-01')", "no_consent"), ("('no', '2024-02-01')", "no_consent"),
            ("('no', '2099-01-01')", "no_consent"), ("('no', '-infinity')", "no_consent"),
            ("('no', '2024-02-01'), ('yes', '2024-02-02')", "included"),
            ("('no', '2024-02-01'), ('yes', '2099-01-01')", "no_consent"),
            ("('no', '2024-02-01'), ('yes', null)", "no_consent"),
            ("(null, '2024-02-01')", "no_consent"), ("(null, null)", "no_consent"),
            ("(null, '2023-12-31')", "included"),
            ("(null, '2024-02-01'), ('yes', '2024-02-02')", "included"),
        ]
    ) func `a withdrawal wins where it is newer, or it is not known which is`(
        _ said: (words: String, bucket: String)
    ) async throws {
        let shop = try await ShopOfMailboxes(3)
        try await shop.change(
            """
            insert into till.words (id, purpose, word, at)
            select 2, 'email', word, at::timestamptz from (values \(said.words)) as said (word, at)
            """
        )
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.bucket(of: 1, in: 1) == "included")
        #expect(try await shop.bucket(of: 2, in: 1) == said.bucket)
    }

    @Test(
        arguments: [
            "'Email'", "'email '", "E'\\u00a0e-mail'", "'EMAIL'", "null", "''", "'all'", "'ALL '",
        ]
    ) func `a withdrawal counts however its purpose is spelled`(_ purpose: String) async throws {
        let shop = try await ShopOfMailboxes(3)
        try await shop.change("insert into till.words values (2, \(purpose), 'no', '2024-02-01')")
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.bucket(of: 2, in: 1) == "no_consent")
    }

    @Test(
        arguments: [
            "ads,email", "E-Mail; SMS", "{ads,email}", "[\"ads\", \"email\"]", "ads + email",
            "ads:all",
            "all marketing", " all mail", "all-marketing", "alle.werbung", "Any purpose",
            "every_purpose", "alle Zwecke", "все", "n/a", "NULL",
            "none",
        ]
    ) func `a withdrawal counts for each purpose that it names, or means`(_ purpose: String)
        async throws
    {
        let shop = try await ShopOfMailboxes(4)
        try await shop.change(
            """
            insert into till.words values (2, '\(purpose)', 'no', '2024-02-01');
            update till.words set purpose = '\(purpose)' where id = 3;
            insert into till.words values (4, 'email_receipts', 'no', '2024-02-01'), (4, 'wholesale', 'no', '2024-02-01');
            """
        )
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.bucket(of: 2, in: 1) == "no_consent")
        #expect(try await shop.bucket(of: 3, in: 1) == "no_consent", "a yes names what it is for")
        #expect(try await shop.bucket(of: 4, in: 1) == "included")
    }

    @Test(arguments: ["all_marketing", "Global newsletter", "alle;angebote", "ads:all"])
    func `a purpose that a channel asks for by its name is that one, whatever words it begins with`(
        _ purpose: String
    ) async throws {
        let shop = try await ShopOfMailboxes(3)
        try await shop.change(
            """
            update till.words set purpose = '\(purpose)';
            insert into till.words values (2, '\(purpose)', 'no', '2024-02-01'), (3, '\(purpose)', 'no', '2024-02-01'),
                (3, '\(purpose)', 'yes', '2024-02-02');
            """
        )
        var asked = shop.request(1)
        var objecting = shop.request(2)
        asked.question.channel.consent = [purpose]
        objecting.question.channel.consent = []
        objecting.question.channel.consentNotRequired = "customers, who may object"
        #expect(try await shop.plan(asked) == ["included": 2, "no_consent": 1])
        #expect(try await shop.bucket(of: 2, in: 1) == "no_consent")
        try await shop.change("update segcast.frequency_caps set contact_limit = 9")
        #expect(try await shop.plan(objecting) == ["included": 2, "no_consent": 1])
    }

    @Test func `a word that says neither yes nor no takes nobody else's address`() async throws {
        let shop = try await ShopOfMailboxes(3)
        try await shop.change(
            """
            update till.people set email = 'shared@example.com' where id in (1, 2);
            update till.words set word = null where id = 1;
            """
        )
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.bucket(of: 1, in: 1) == "no_consent")
        #expect(try await shop.bucket(of: 2, in: 1) == "included")
    }

    @Test func `a yes to everything is none to what was not named`() async throws {
        let shop = try await ShopOfMailboxes(3)
        try await shop.change("update till.words set purpose = 'all' where id = 2")
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.bucket(of: 2, in: 1) == "no_consent")
    }

    @Test(arguments: [(1, 2), (2, 1)])
    func `an address that one record withdrew is sent under no other`(
        _ records: (agreed: Int, withdrew: Int)
    ) async throws {
        let shop = try await ShopOfMailboxes(3)
        try await shop.change(
            """
            update till.people set email = 'Shared@Example.com' where id = \(records.agreed);
            update till.people set email = 'shared@example.com ' where id = \(records.withdrew);
            update till.words set word = 'no' where id = \(records.withdrew);
            delete from segcast.memberships where customer_id = \(records.withdrew);
            """
        )
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.bucket(of: records.agreed, in: 1) == "contact_denied")
    }

    @Test(arguments: ["withdrew", "is suppressed"])
    func `what somebody said whose row is left out still counts for their address`(
        _ saying: String
    ) async throws {
        let shop = try await ShopOfMailboxes(4, leavingOut: [2])
        let isWord = saying == "withdrew"
        try await shop.change(
            """
            update till.people set email = 'shared@example.com' where id in (1, 2);
            \(isWord ? "update till.words set word = 'no' where id = 2" : "insert into till.blocked values (2, null)");
            """
        )
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.bucket(of: 1, in: 1) == "contact_denied")
        #expect(try await shop.bucket(of: 3, in: 1) == "included")
    }

    @Test(arguments: ["withdrew", "is suppressed", "is gone"])
    func `what somebody said whose row is gone still counts for their address`(
        _ saying: String
    ) async throws {
        let shop = try await ShopOfMailboxes(4)
        _ = try await shop.plan(shop.request(1))
        let said = [
            "withdrew": "update till.words set word = 'no' where id = 2",
            "is suppressed": "insert into till.blocked values (2, null)",
        ]
        try await shop.change(
            """
            delete from till.people where id = 2;
            update till.people set email = 'P2@example.com' where id = 1;
            \(said[saying] ?? "delete from till.words where id = 2");
            """
        )
        let later = ShopOfMailboxes.monday.advanced(byDays: 30)
        _ = try await shop.plan(shop.request(2, at: later))
        let isDenied = said[saying] != nil
        #expect(
            try await shop.bucket(of: 1, in: 2) == (isDenied ? "contact_denied" : "included")
        )
        #expect(try await shop.bucket(of: 3, in: 2) == "included")
    }

    @Test(arguments: ["e", "renamed"])
    func `whoever is gone from an audience is denied by all that they were found by in it`(
        later: String
    ) async throws {
        let shop = try await ShopOfMailboxes(4)
        _ = try await shop.presence(1, of: [2, 3], refreshing: nil, days: 0)
        try await shop.change("update till.people set email = 'moved@example.com' where id = 2")
        _ = try await shop.presence(2, of: [2, 3], refreshing: 1, days: 1)
        try await shop.change(
            """
            update segcast.export_runs set export = '\(later)' where run_id = 2;
            delete from till.people where id = 2;
            insert into till.blocked values (2, null);
            update till.people set email = 'p2@example.com' where id = 1;
            update till.people set email = 'Moved@example.com' where id = 4;
            """
        )
        let left = try await shop.presence(3, of: [1, 3, 4], refreshing: 2, days: 2)
        #expect(left == [1: "contact_denied", 3: "included", 4: "contact_denied"])
    }

    @Test(
        arguments: [
            ("('email', 'no', '2024-02-01')", "no_consent"),
            ("('Ads', 'no', '2024-02-01')", "no_consent"),
            ("(null, 'no', '2024-02-01')", "no_consent"),
            ("('ads', 'no', '2024-02-01'), ('Ads ', 'yes', '2024-02-02')", "included"),
            ("('ads', 'no', '2024-02-01'), ('email', 'yes', '2024-02-02')", "no_consent"),
            ("('email', null, '2024-02-01')", "included"),
        ]
    ) func `where nobody has to agree, a no to anything objects`(
        _ said: (words: String, bucket: String)
    ) async throws {
        let shop = try await ShopOfMailboxes(4)
        try await shop.change(
            """
            update till.people set email = 'shared@example.com' where id in (1, 2);
            delete from till.words;
            insert into till.words (id, purpose, word, at)
            select 2, purpose, word, at::timestamptz from (values \(said.words)) as said (purpose, word, at)
            """
        )
        var asking = shop.request(1)
        asking.question.channel.consent = []
        asking.question.channel.consentNotRequired = "existing customers, who may object"
        _ = try await shop.plan(asking)
        #expect(try await shop.bucket(of: 3, in: 1) == "included")
        let isDenied = said.bucket == "no_consent"
        #expect(try await shop.bucket(of: 1, in: 1) == (isDenied ? "contact_denied" : "included"))
        #expect(
            try await shop.bucket(of: 2, in: 1) == (isDenied ? "no_consent" : "duplicate_contact")
        )
    }

    @Test func `somebody who never agreed withdraws nothing for others`() async throws {
        let shop = try await ShopOfMailboxes(3)
        try await shop.change(
            """
            update till.people set email = 'shared@example.com' where id in (1, 2);
            delete from till.words where id = 2;
            """
        )
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.bucket(of: 1, in: 1) == "included")
        #expect(try await shop.bucket(of: 2, in: 1) == "no_consent")
    }

    @Test func `suppressions are by key, by address or by digest`() async throws {
        let shop = try await ShopOfMailboxes(5)
        try await shop.change(
            """
            insert into till.blocked values
                (1, null), (null, ' P2@EXAMPLE.com'),
                (null, encode(sha256(convert_to('p3@example.com', 'UTF8')), 'hex'));
            update till.people set email = 'p1@example.com' where id = 4;
            """
        )
        _ = try await shop.plan(shop.request(1))
        var buckets: [String] = []
        for customer in 1...5 { buckets.append(try await shop.bucket(of: customer, in: 1)) }
        #expect(
            buckets == [
                "suppressed", "contact_denied", "contact_denied", "contact_denied", "included",
            ]
        )
    }

    @Test(arguments: [
        ("jane.doe@gmail.com", "google_customer_match"), ("janedoe@gmail.com", "klaviyo_profiles"),
        ("+493012345678", "meta_customer_list"), ("493012345678", "google_customer_match"),
        ("493012345678", "klaviyo_profiles"),
    ])
    func `a digest denies what was hashed, in whichever form a destination has it`(
        hashed: String,
        format: String
    ) async throws {
        let shop = try await ShopOfMailboxes(3, cap: 2)
        try await shop.change(
            """
            update till.people set email = 'Jane.Doe@gmail.com', phone = null where id = 1;
            update till.people set email = null, phone = '030 12345678', country = 'DE' where id = 2;
            """
        )
        let format = try #require(AudienceFormats.named(format))
        let (before, after) = (shop.request(1, as: format), shop.request(2, as: format))
        #expect(try await shop.plan(before) == ["included": 3])
        try await shop.change(
            "insert into till.blocked values (null, encode(sha256(convert_to('\(hashed)', 'UTF8')), 'hex'))"
        )
        _ = try await shop.plan(after)
        // Who was planned before the digest came leaves before anything is sent.
        let planner = shop.planner
        try await shop.pool.withSession { session in
            try await session.longTransaction {
                #expect(try await planner.findLeaving(before, on: session) == 1)
                try await session.within { try planner.takeOutLeaving(of: 1, in: $0) }
            }
        }
        let denied = hashed.contains("@") ? 1 : 2
        for customer in 1...3 {
            for run in [before.runID, after.runID] {
                let bucket = try await shop.bucket(of: customer, in: run)
                #expect(
                    (bucket == "contact_denied") == (customer == denied),
                    "\(customer) in \(run): \(bucket)"
                )
            }
        }
    }

    @Test func `an address of somebody who is held back is sent under no other`() async throws {
        let shop = try await ShopOfMailboxes(60)
        var group = ControlGroup()
        (group.name, group.salt, group.share) = ("half", "s", 0.5)
        let asking = shop.request(1, holdingBack: group)
        // Each mailbox is shared by two.
        try await shop.change(
            "update till.people set email = format('m%s@example.com', id % 30)"
        )
        _ = try await shop.plan(asking)
        let crossed = try await TestDatabase.connect().sql(
            """
            select 1 from segcast.export_candidates as held
            inner join segcast.export_candidates as twin on held.customer_id % 30 = twin.customer_id % 30
            where held.bucket = 'control_group' and twin.bucket = 'included'
            """
        )
        #expect(crossed.isEmpty)
    }
}

import Channels
import ContactPolicy
import Postgres
import TestSupport
import Testing

@Suite(.postgres)
struct CapTests {
    private let monday = ShopOfMailboxes.monday

    @Test
    func
        `a cap over several channels counts one mailbox once, in whatever form each is told of it`()
        async throws
    {
        let shop = try await ShopOfMailboxes(8)
        try await shop.change(
            """
            update till.people set country = 'DE', email = case id
                when 1 then 'jane.doe+news@gmail.com'
                when 2 then 'janedoe@googlemail.com'
                when 3 then 'jane.roe@gmail.example'
                when 4 then 'janeroe@gmail.example'
            end, phone = case id
                when 5 then '+49 30 901820'
                when 6 then '0049 30 901820'
                when 7 then '+49 30 901821'
                when 8 then '030 901822'
            end
            """
        )
        try await shop.put([("weekly", 1, 168)], on: ["mail", "ads", "social"])
        let lists: [(channel: String, format: any AudienceFormat, people: [Int])] = [
            ("mail", KlaviyoProfiles(), [1, 3, 5, 7]), ("ads", GoogleCustomerMatch(), [2, 4]),
            ("social", MetaCustomerList(), [6, 8]),
        ]
        var buckets: [Int: String] = [:]
        for (run, list) in zip(Int64(1)..., lists) {
            try await shop.change(
                """
                update segcast.memberships set segment
                    = case when customer_id in (\(list.people.map(String.init).joined(separator: ","))) then 's' else 'none' end
                """
            )
            _ = try await shop.plan(shop.request(run, on: list.channel, as: list.format))
            for person in list.people {
                buckets[person] = try await shop.bucket(of: person, in: run)
            }
        }
        #expect(
            buckets == [
                1: "included", 2: "capped:weekly", 3: "included", 4: "included", 5: "included",
                6: "capped:weekly", 7: "included", 8: "included",
            ]
        )
    }

    @Test(arguments: [KlaviyoProfiles() as any AudienceFormat, MetaCustomerList()])
    func `one mailbox stands on a list once, in whatever form the destination is told of it`(
        format: any AudienceFormat
    ) async throws {
        let shop = try await ShopOfMailboxes(4)
        try await shop.change(
            """
            update till.people set country = 'DE', phone = case id when 3 then '+49 30 901820' end, email = case id
                when 1 then 'jane.doe+news@gmail.com'
                when 2 then 'janedoe@googlemail.com'
                when 3 then 'janedoe@gmail.com'
                when 4 then 'jane.doe@gmail.example'
            end
            """
        )
        let buckets = try await shop.plan(shop.request(1, on: "mail", as: format))
        #expect(buckets == ["included": 3, "duplicate_contact": 1])
        #expect(try await shop.bucket(of: 2, in: 1) == "duplicate_contact")
        let found: Int = try await shop.pool.query(
            Statement(
                path: "test",
                text: """
                    select cardinality(identifiers)::bigint as count from segcast.export_candidates
                    where customer_id = 3
                    """
            )
        )[0].value("count")
        #expect(found == 1, "by the number alone")
    }

    @Test func `a cap counts only by what was left to find somebody by`() async throws {
        let shop = try await ShopOfMailboxes(2)
        try await shop.change(
            """
            update till.people set country = 'DE', phone = case id when 1 then '+49 30 901820' end,
                email = case id when 1 then 'jane.doe@gmail.com' else 'janedoe@gmail.com' end;
            update segcast.memberships set segment = case customer_id when 1 then 's' else 'none' end;
            """
        )
        try await shop.put([("weekly", 1, 168)], on: ["mail", "ads"])
        let google = GoogleCustomerMatch()
        let mail = shop.request(1)
        _ = try await shop.plan(mail)
        let planner = shop.planner
        let phone = try await shop.pool.query(
            Statement(
                path: "test",
                text: "select identifiers[2] as name from segcast.export_candidates"
            )
        )[0].value("name", as: UUIDBytes.self)
        try await shop.pool.transaction { session in
            try planner.narrow([(1, [phone])], of: 1, in: session)
        }
        try await shop.change(
            "update segcast.memberships set segment = case customer_id when 2 then 's' else 'none' end"
        )
        #expect(try await shop.plan(shop.request(2, on: "ads", as: google)) == ["included": 1])
    }

    @Test func `a contact leaves the window after exactly its hours`() async throws {
        let shop = try await ShopOfMailboxes()
        #expect(try await shop.plan(shop.request(1)) == ["included": 200])
        let soon = shop.request(2, at: monday.advanced(byHours: 167))
        #expect(try await shop.plan(soon) == ["capped:weekly": 200])
        let later = shop.request(3, at: monday.advanced(byHours: 168))
        #expect(try await shop.plan(later) == ["included": 200])
    }

    @Test func `a list of an earlier day finds the places that a later one took`() async throws {
        let shop = try await ShopOfMailboxes()
        _ = try await shop.plan(shop.request(1))
        let earlier = shop.request(2, at: monday.advanced(byHours: -24))
        #expect(try await shop.plan(earlier) == ["capped:weekly": 200])
    }

    @Test func `eight planners at once grant each customer exactly the cap, without a deadlock`()
        async throws
    {
        let shop = try await ShopOfMailboxes(cap: 3, sessions: 8)
        let included = try await withThrowingTaskGroup(of: Int.self) { group in
            for run in 1...8 {
                group.addTask { try await shop.plan(shop.request(Int64(run)))["included"] ?? 0 }
            }
            return try await group.reduce(0, +)
        }
        #expect(included == 600)
        let uneven = try await TestDatabase.connect().sql(
            "select 1 from segcast.reservations group by customer_id having count(*) <> 3"
        )
        #expect(uneven.isEmpty)
    }

    @Test func `two planners cannot both take the last place`() async throws {
        let shop = try await ShopOfMailboxes()
        let rival = try await TestDatabase.connect()
        let first = shop.request(1)
        try await shop.begin(first)
        try await rival.begin()
        try await shop.planner.plan(first, on: rival)
        async let late = shop.plan(shop.request(2))
        try await TestDatabase.waitUntilOneSessionWaits()
        try await rival.commit()
        #expect(try await late == ["capped:weekly": 200])
    }

    @Test func `a shortest stay counts days of the business zone, also where a night lost an hour`()
        async throws
    {
        let shop = try await ShopOfMailboxes(cap: 2, timeZone: "Europe/Berlin")
        // From midnight of Saturday to midnight of Monday, when the clocks went forward: two days, 47 hours.
        let (entered, refreshed) = (monday.advanced(byHours: -49), monday.advanced(byHours: -2))
        _ = try await shop.plan(shop.request(1, at: entered))
        _ = try await shop.plan(shop.request(2, at: monday.advanced(byHours: -24)))
        try await shop.put([("weekly", 1, 168)])
        var refresh = shop.request(3, at: refreshed)
        try await shop.begin(refresh)
        try await shop.change(
            """
            update segcast.export_runs set contact_model = 'presence', sequence = case run_id when 1 then 1 end
            where run_id in (1, 3);
            update segcast.reservations set contact_model = 'presence' where run_id = 1;
            """
        )
        (refresh.question.channel.contact, refresh.question.channel.minStayDays) = (.presence, 2)
        refresh.previousRunID = 1
        let asked = refresh
        let buckets = try await shop.pool.withSession { session in
            try await session.longTransaction {
                try await shop.planner.plan(asked, on: session)
                return try await session.within {
                    try ContactPlanner.buckets(of: asked.runID, in: $0)
                }
            }
        }
        #expect(buckets == [Filing(.capped, under: "weekly"): 200])
    }

    @Test func `whom one cap refuses is charged under none`() async throws {
        let shop = try await ShopOfMailboxes()
        try await shop.put([("weekly", 1, 168), ("yearly", 9, 8760)])
        _ = try await shop.plan(shop.request(1))
        #expect(try await shop.plan(shop.request(2)) == ["capped:weekly": 200])
        let charged = try await TestDatabase.connect().sql("select 1 from segcast.reservations")
        #expect(charged.count == 200)
    }

    @Test func `a cap that was lowered counts what was sent before`() async throws {
        let shop = try await ShopOfMailboxes(cap: 5)
        _ = try await shop.plan(shop.request(1))
        try await shop.put([("weekly", 1, 168)])
        #expect(try await shop.plan(shop.request(2)) == ["capped:weekly": 200])
    }

    @Test(arguments: [
        ("'capped', 'weekly'", true), ("'included', null", true), ("'capped', null", false),
        ("'capped', ''", false), ("'included', 'weekly'", false), ("'capped:weekly', null", false),
    ])
    func `a cap stands beside whoever is capped, and beside nobody else`(
        filing: String,
        isKept: Bool
    ) async throws {
        let session = try await TestDatabase.connect()
        let insert =
            "insert into segcast.export_candidates (run_id, customer_id, bucket, cap_name) values (1, 1, \(filing))"
        if isKept {
            try await session.sql(insert)
            try await session.sql(
                """
                update segcast.export_candidates
                set bucket = 'suppressed', cap_name = null, identifiers = null, reached = null
                """
            )
        } else {
            await #expect(throws: PostgresError.self) { try await session.sql(insert) }
        }
    }

    @Test func `a list is planned in time though its tables were counted as empty`() async throws {
        let shop = try await ShopOfMailboxes(20_000)
        let filling = try await TestDatabase.connect()
        try await filling.begin()
        try await filling.run(
            Script(
                path: "fill",
                text: """
                    insert into segcast.export_candidates (run_id, customer_id, bucket)
                    select 9, i, 'included' from generate_series(1, 20000) as i;
                    """
            )
        )
        try await TestDatabase.connect().sql(
            "analyze segcast.export_candidates, segcast.reservations"
        )
        await filling.rollback()
        try await shop.put([("weekly", 1, 168), ("yearly", 9, 8760)])
        #expect(try await shop.plan(shop.request(1)) == ["included": 20_000])
        let second = shop.request(2, at: monday.advanced(byHours: 1))
        #expect(try await shop.plan(second) == ["capped:weekly": 20_000])
    }

    @Test func `a contact that is given back can be made again`() async throws {
        let shop = try await ShopOfMailboxes()
        _ = try await shop.plan(shop.request(1))
        let planner = shop.planner
        try await shop.pool.transaction { session in
            try planner.drop([(7, .noConsent)], from: 1, in: session)
        }
        #expect(try await shop.plan(shop.request(2)) == ["included": 1, "capped:weekly": 199])
    }

    @Test func `contacts that were made are not given back`() async throws {
        let shop = try await ShopOfMailboxes()
        _ = try await shop.plan(shop.request(1))
        try await shop.change(
            "alter table segcast.export_runs drop constraint committed_is_complete; update segcast.export_runs set state = 'published', sequence = 1"
        )
        await #expect(throws: PostgresError.self) {
            try await shop.pool.transaction { try ContactPlanner.release(1, in: $0) }
        }
    }

    @Test func `a mailbox that another record takes over is still at its cap`() async throws {
        let shop = try await ShopOfMailboxes(3)
        try await shop.change("update till.people set email = 'P1@example.com' where id = 2")
        #expect(try await shop.plan(shop.request(1)) == ["included": 2, "duplicate_contact": 1])
        try await shop.change("delete from till.people where id = 1")
        let second = shop.request(2, at: monday.advanced(byHours: 1))
        #expect(try await shop.plan(second) == ["not_in_customers": 1, "capped:weekly": 2])
    }

    @Test
    func `a mailbox stays in an audience under one contact when another record takes it over`()
        async throws
    {
        let shop = try await ShopOfMailboxes(4)
        try await shop.put([("weekly", 1, 168)], on: ["mail", "ads"])
        try await shop.change("update till.people set email = 'P1@example.com' where id = 2")
        let first = try await shop.presence(1, of: [1, 3], refreshing: nil, days: 0)
        #expect(first == [1: "included", 3: "included"])
        let second = try await shop.presence(2, of: [2, 3], refreshing: 1, days: 1)
        #expect(second == [2: "included", 3: "included"])
        let third = try await shop.presence(3, of: [1, 3, 4], refreshing: 2, days: 3)
        #expect(third == [1: "included", 3: "included", 4: "included"])
        let contacts = try await TestDatabase.connect().sql(
            "select 1 from segcast.reservations where contact_model <> 'none' and released_at is null"
        )
        #expect(contacts.count == 3)
    }

    @Test func `whoever took a place over leaves it at a cap by contacts of their own`()
        async throws
    {
        let shop = try await ShopOfMailboxes(2)
        try await shop.put([("weekly", 1, 168)], on: ["mail", "ads"])
        _ = try await shop.presence(1, of: [1], refreshing: nil, days: 0)
        try await shop.change(
            "update segcast.memberships set segment = case customer_id when 2 then 's' else 'none' end"
        )
        #expect(try await shop.plan(shop.request(2)) == ["included": 1])
        try await shop.change("update till.people set email = 'P1@example.com' where id = 2")
        let late = try await shop.presence(3, of: [2], refreshing: 1, days: 2)
        #expect(late == [2: "capped:weekly"])
    }

    @Test func `whoever took a place over leaves it at a cap by letters to the mailbox`()
        async throws
    {
        let shop = try await ShopOfMailboxes(2)
        try await shop.put([("weekly", 1, 168)], on: ["mail", "ads"])
        _ = try await shop.presence(1, of: [1], refreshing: nil, days: 0)
        let letter = shop.request(2, at: monday.advanced(byHours: 24 * 8))
        #expect(try await shop.plan(letter) == ["included": 1])
        try await shop.change("update till.people set email = 'P1@example.com' where id = 2")
        let late = try await shop.presence(3, of: [2], refreshing: 1, days: 9)
        #expect(late == [2: "capped:weekly"])
    }

    @Test func `the contact that made a place is that of its list alone`() async throws {
        let shop = try await ShopOfMailboxes(2)
        try await shop.put([("weekly", 1, 168)], on: ["mail", "ads"])
        _ = try await shop.presence(1, of: [1], refreshing: nil, days: 0)
        _ = try await shop.presence(2, of: [2], refreshing: nil, days: 0)
        try await shop.change("update till.people set email = 'P1@example.com' where id = 2")
        let late = try await shop.presence(3, of: [2], refreshing: 1, days: 2)
        #expect(late == [2: "capped:weekly"])
    }

    @Test func `a member whose contact was not charged is refused by the database`() async throws {
        await #expect(throws: PostgresError.self) {
            try await TestDatabase.connect().sql(
                "insert into segcast.export_members values (1, 7, 99)"
            )
        }
    }
}

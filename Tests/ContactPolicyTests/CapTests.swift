import ContactPolicy
import Postgres
import TestSupport
import Testing
import Warehouse

@Suite(.postgres)
struct CapTests {
    private let monday = Instant(microseconds: 1_711_929_600_000_000)

    private func catalog(_ pool: SessionPool) async throws -> WarehouseCatalog {
        var warehouse = WarehouseDefinition()
        warehouse.timeZone = "UTC"
        warehouse.currency = "EUR"
        warehouse.customers.relation = "till.people"
        warehouse.customers.key = "id"
        warehouse.customers.email = "email"
        var sales = SourceDefinition()
        sales.relation = "till.people"
        sales.customer = "id"
        sales.occurredAt = "at"
        warehouse.events = sales
        return try await WarehouseCatalog(warehouse, from: pool)
    }

    private func makePeople(_ count: Int = 200) async throws {
        try await TestDatabase.connect().run(
            Script(
                path: "people",
                text: """
                    create schema till;
                    create table till.people as
                    select i as id, format('p%s@example.com', i) as email, now() as at from generate_series(1, \(count)) as i;
                    insert into segcast.customers select generate_series(1, \(count));
                    insert into segcast.customer_keys
                    select 'customers', i::text, i, '-infinity' from generate_series(1, \(count)) as i;
                    insert into segcast.memberships (segment, customer_id, entered_at, entered_release_id, entered_definition_hash, entered_reason)
                    select 's', i, '2024-01-01', 1, 'd', 'r' from generate_series(1, \(count)) as i;
                    """
            )
        )
    }

    private func request(_ run: Int64, at time: Instant, limit: Int = 1) -> ContactPlanner.Request {
        var channel = ChannelDefinition()
        channel.name = "mail"
        var cap = FrequencyCap()
        cap.name = "weekly"
        cap.channels = ["mail"]
        cap.limit = limit
        return ContactPlanner.Request(
            runID: run,
            segments: ["s"],
            leftOut: [],
            channel: channel,
            controlGroup: nil,
            caps: [cap],
            contactAt: time,
            now: time
        )
    }

    private func plan(_ request: ContactPlanner.Request, _ pool: SessionPool) async throws
        -> [String: Int]
    {
        let planner = ContactPlanner(try await catalog(pool))
        return try await pool.transaction { session in
            try planner.plan(request, in: session)
            return try planner.buckets(of: request.runID, in: session)
        }
    }

    @Test func `a contact leaves the window after exactly its hours`() async throws {
        try await makePeople()
        let pool = try TestDatabase.pool()
        #expect(try await plan(request(1, at: monday), pool) == ["included": 200])
        #expect(
            try await plan(request(2, at: monday.advanced(byHours: 167)), pool) == [
                "capped:weekly": 200
            ]
        )
        #expect(
            try await plan(request(3, at: monday.advanced(byHours: 168)), pool) == ["included": 200]
        )
    }

    @Test func `eight planners at once grant each customer exactly the cap, without a deadlock`()
        async throws
    {
        try await makePeople()
        let pool = try TestDatabase.pool(limit: 8)
        let included = try await withThrowingTaskGroup(of: Int.self) { group in
            for run in 1...8 {
                let request = request(Int64(run), at: monday, limit: 3)
                group.addTask { try await plan(request, pool)["included"] ?? 0 }
            }
            return try await group.reduce(0, +)
        }
        #expect(included == 600)
        let over = try await TestDatabase.connect().sql(
            "select 1 from segcast.cap_counters where cardinality(contact_times) <> 3"
        )
        #expect(over.isEmpty)
    }

    @Test func `two planners cannot both take the last place`() async throws {
        try await makePeople()
        let pool = try TestDatabase.pool()
        let planner = ContactPlanner(try await catalog(pool))
        let rival = try await TestDatabase.connect()
        let first = request(1, at: monday)
        try await rival.begin()
        try await planner.plan(first, in: rival)
        async let late = plan(request(2, at: monday), pool)
        try await TestDatabase.waitUntilOneSessionWaits()
        try await rival.commit()
        #expect(try await late == ["capped:weekly": 200])
    }

    @Test func `a list is planned in time though its tables were counted as empty`()
        async throws
    {
        try await makePeople(20_000)
        let filling = try await TestDatabase.connect()
        try await filling.begin()
        try await filling.run(
            Script(
                path: "fill",
                text: """
                    insert into segcast.export_candidates (run_id, customer_id, bucket)
                    select 9, i, 'included' from generate_series(1, 20000) as i;
                    insert into segcast.cap_counters
                    select i, 'weekly', '{}', '{}', now(), 1 from generate_series(1, 20000) as i;
                    """
            )
        )
        try await TestDatabase.connect().sql(
            "analyze segcast.export_candidates, segcast.cap_counters, segcast.reservations"
        )
        await filling.rollback()
        let pool = try TestDatabase.pool(deadline: .seconds(20))
        var first = request(1, at: monday)
        first.caps.append(first.caps[0])
        first.caps[1].name = "yearly"
        first.caps[1].windowHours = 8760
        #expect(try await plan(first, pool) == ["included": 20_000])
        let second = request(2, at: monday.advanced(byHours: 1))
        #expect(try await plan(second, pool) == ["capped:weekly": 20_000])
    }

    @Test func `a contact that is given back can be made again`() async throws {
        try await makePeople()
        let pool = try TestDatabase.pool()
        _ = try await plan(request(1, at: monday), pool)
        let planner = ContactPlanner(try await catalog(pool))
        let time = monday
        try await pool.transaction { session in
            try planner.drop([(7, "no_consent")], from: 1, at: time, in: session)
        }
        #expect(
            try await plan(request(2, at: monday), pool) == ["included": 1, "capped:weekly": 199]
        )
    }

    @Test func `nobody is contacted without a consent that is mapped`() async throws {
        try await makePeople()
        let pool = try TestDatabase.pool()
        var asking = request(1, at: monday)
        asking.channel.consent = ["ads"]
        #expect(try await plan(asking, pool) == ["no_consent": 200])
    }

    @Test func `a member whose contact was not charged is refused by the database`() async throws {
        await #expect(throws: PostgresError.self) {
            try await TestDatabase.connect().sql(
                "insert into segcast.export_members values (1, 7, 99)"
            )
        }
    }
}

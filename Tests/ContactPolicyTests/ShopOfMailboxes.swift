import Channels
import Ciphers
import ContactPolicy
import Postgres
import TestSupport
import Warehouse

/// People with mailboxes, and columns for whatever else reaches them, all in one segment, whom runs are planned for.
struct ShopOfMailboxes {
    static let monday = Instant(microseconds: 1_711_929_600_000_000)

    let pool: SessionPool
    let sources: SessionPool
    let key: DeploymentKey
    private(set) var catalog: WarehouseCatalog

    /// Makes `count` people who all agreed to `email`, and a cap of one contact a week on `mail`; the contract leaves
    /// out the rows of some keys, and may say which brand a word is to.
    init(
        _ count: Int = 200,
        cap: Int = 1,
        sessions: Int = 4,
        timeZone: String = "UTC",
        leavingOut leftOut: [Int] = [],
        tellingBrands: Bool = false
    ) async throws {
        pool = try TestDatabase.pool(limit: sessions)
        sources = SessionPool(try TestDatabase.settings, limit: sessions, isReadOnly: true)
        let details = ContactField.reaching.map(\.rawValue)
        key = try DeploymentKey(hexadecimal: String(repeating: "5a", count: 32))
        try await TestDatabase.connect().run(
            Script(
                path: "people",
                text: """
                    create schema till;
                    create table till.people as
                    select i as id, format('p%s@example.com', i) as email, now() as at from generate_series(1, \(count)) as i;
                    alter table till.people \(details.filter { $0 != "email" }.map { "add column \($0) text" }.joined(separator: ", ")), add column country text;
                    create table till.words as
                    select i as id, 'email' as purpose, 'yes' as word, timestamptz '2024-01-01' as at
                    from generate_series(1, \(count)) as i;
                    alter table till.words add column brand text;
                    create table till.blocked (id int, \(details.map { "\($0) text" }.joined(separator: ", ")));
                    insert into segcast.customers select generate_series(1, \(count));
                    insert into segcast.customer_keys
                    select 'customers', i::text, i, '-infinity' from generate_series(1, \(count)) as i;
                    insert into segcast.memberships (segment, customer_id, entered_at, entered_release_id, entered_definition_hash, entered_reason)
                    select 's', i, '2024-01-01', 1, 'd', 'r' from generate_series(1, \(count)) as i;
                    insert into segcast.releases (as_of, build_id, release_key) values ('2024-01-01', 1, 'planted');
                    """
            )
        )
        var warehouse = WarehouseDefinition()
        warehouse.timeZone = timeZone
        warehouse.currency = "EUR"
        warehouse.customers.relation = "till.people"
        warehouse.customers[.key] = "id"
        for key in details.compactMap(ColumnKey.init) { warehouse.customers[key] = key.rawValue }
        warehouse.customers[.country] = "country"
        if !leftOut.isEmpty {
            var exclusion = Exclusion()
            (exclusion.column, exclusion.values) = ("id", leftOut.map(String.init))
            warehouse.customers.exclude = [exclusion]
        }
        var consents = SourceDefinition(.consents)
        consents.relation = "till.words"
        consents[.customer] = "id"
        consents[.purpose] = "purpose"
        consents[.granted] = "word"
        consents.grantedValues = ["yes"]
        consents[.recordedAt] = "at"
        if tellingBrands { consents[.brand] = "brand" }
        warehouse[.consents] = consents
        var suppressions = SourceDefinition(.suppressions)
        suppressions.relation = "till.blocked"
        suppressions[.customer] = "id"
        for key in details.compactMap(ColumnKey.init) { suppressions[key] = key.rawValue }
        warehouse[.suppressions] = suppressions
        var events = SourceDefinition(.events)
        (events.relation, events[.customer], events[.occurredAt]) = ("till.words", "id", "at")
        warehouse[.events] = events
        catalog = try await WarehouseCatalog(warehouse, from: pool)
        try await put([("weekly", cap, 168)])
    }

    /// The same shop under a contract that says something else.
    func mapping(
        _ change: (inout WarehouseDefinition) -> Void,
        making script: () -> String = { "" }
    ) async throws -> Self {
        if !script().isEmpty { try await self.change(script()) }
        var warehouse = catalog.definition
        change(&warehouse)
        var shop = self
        shop.catalog = try await WarehouseCatalog(warehouse, from: pool)
        try shop.catalog.requireSound()
        return shop
    }

    /// Puts caps in force, of one brand or of all.
    func put(
        _ caps: [(name: String, limit: Int, hours: Int)],
        on channels: [String] = ["mail"],
        of brand: String? = nil
    ) async throws {
        var policy = PolicyDefinition()
        policy.caps = caps.map { name, limit, hours in
            var cap = FrequencyCap()
            (cap.name, cap.channels, cap.limit, cap.windowHours) = (name, channels, limit, hours)
            cap.brand = brand
            return cap
        }
        try await CapsInForce.apply(policy, on: Set(channels), in: pool)
    }

    var planner: ContactPlanner { ContactPlanner(catalog, reading: sources, key: key) }

    func request(
        _ run: Int64,
        at time: Instant = monday,
        on name: String = "mail",
        as format: any AudienceFormat = KlaviyoProfiles(),
        of brand: String = "default",
        holdingBack group: ControlGroup? = nil
    ) -> ContactPlanner.Request {
        var channel = ChannelDefinition()
        channel.name = name
        channel.format = format.name
        channel.consent = ["email"]
        var policy = PolicyDefinition()
        policy.controlGroups = [group].compactMap { $0 }
        return ContactPlanner.Request(
            runID: run,
            segments: ["s"],
            excludeSegments: [],
            asking: PolicyQuestion(policy, channel, of: brand, controlGroup: group?.name),
            format: format,
            contactAt: time,
            now: time
        )
    }

    /// Writes down a run that waits to be planned.
    func begin(_ request: ContactPlanner.Request) async throws {
        try await pool.query(
            Statement(
                path: "test",
                text: """
                    insert into segcast.export_runs (
                        run_id, export, export_key, kind, channel, as_of, contact_at, release_id, definition_hash,
                        governance, synthetic_contacts, normaliser_version, lease_token, contact_model, brand
                    ) values (
                        $1::bigint, 'e', $1::bigint::text, 'include', $3::text, now(), $2::timestamptz, 1, 'd',
                        'single_operator', true, 'klaviyo_profiles/1', 1, $4::text, $5::text
                    )
                    """
            ),
            [
                .bigint(request.runID), .timestamptz(request.contactAt),
                .text(request.question.channel.name),
                .text(request.question.channel.contact.rawValue),
                .text(request.question.brand),
            ]
        )
    }

    /// Plans a run to its end, and says how many stand in which bucket.
    func plan(_ request: ContactPlanner.Request) async throws -> [String: Int] {
        try await begin(request)
        let buckets = try await pool.withSession { session in
            try await session.longTransaction {
                try await planner.plan(request, on: session)
                return try await session.within {
                    try ContactPlanner.buckets(of: request.runID, in: $0)
                }
            }
        }
        return Dictionary(uniqueKeysWithValues: buckets.map { ("\($0.key)", $0.value) })
    }

    /// The day's list of an audience that customers `present` are in, which refreshes the list of an earlier run.
    func presence(
        _ run: Int64,
        of present: [Int],
        refreshing previous: Int64?,
        days: Int
    ) async throws -> [Int: String] {
        let ids = present.map(String.init).joined(separator: ",")
        try await change(
            "update segcast.memberships set segment = case when customer_id in (\(ids)) then 's' else 'none' end"
        )
        var request = request(run, at: Self.monday.advanced(byHours: 24 * days), on: "ads")
        (request.question.channel.contact, request.question.channel.minStayDays) = (.presence, 2)
        request.previousRunID = previous
        _ = try await plan(request)
        try await change(
            """
            alter table segcast.export_runs drop constraint if exists committed_is_complete;
            update segcast.export_runs set sequence = run_id where run_id = \(run)
            """
        )
        var buckets: [Int: String] = [:]
        for customer in present {
            buckets[customer] = try await bucket(of: customer, in: run)
        }
        return buckets
    }

    /// The bucket of one customer.
    func bucket(of customer: Int, in run: Int64) async throws -> String {
        try await pool.query(
            Statement(
                path: "test",
                text:
                    "select concat_ws(':', bucket, cap_name) as bucket from segcast.export_candidates where run_id = $1::bigint and customer_id = $2::bigint"
            ),
            [.bigint(run), .integer(customer)]
        )[0].value("bucket")
    }

    /// The bucket of each candidate of a run, by customer.
    func buckets(in run: Int64) async throws -> [Int64: String] {
        let rows = try await pool.query(
            Statement(
                path: "test",
                text:
                    "select customer_id, bucket from segcast.export_candidates where run_id = $1::bigint"
            ),
            [.bigint(run)]
        )
        return try rows.reduce(into: [:]) { found, row in
            let customer: Int64 = try row.value("customer_id")
            found[customer] = try row.value("bucket") as String
        }
    }

    func change(_ text: String) async throws {
        try await TestDatabase.connect().run(Script(path: "change", text: text))
    }
}

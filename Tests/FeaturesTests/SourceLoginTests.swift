@testable import Features
import Identity
import Postgres
import TestSupport
import Testing
import Warehouse

/// A shop whose sources are somebody else's, read by a login that may read them and nothing more.
@Suite(.postgres)
struct SourceLoginTests {
    /// 2024-03-31T00:00:00Z.
    private let asOf = Instant(microseconds: 1_711_843_200_000_000)

    private func makeShop() async throws {
        try await TestDatabase.connect().run(
            Script(
                path: "shop",
                text: """
                    create schema till;
                    create table till.people as select i as id from generate_series(1, 20) as i;
                    create table till.sales as
                    select i % 15 + 1 as person, timestamptz '2024-03-01' - i * interval '1 day' as at, i * 1.25 as total
                    from generate_series(1, 60) as i;
                    create table till.visits as
                    select i % 18 + 1 as person, timestamptz '2024-03-10' - i * interval '1 day' as at
                    from generate_series(1, 40) as i;
                    """
            )
        )
    }

    private func warehouse(sales: String = "till.sales") -> WarehouseDefinition {
        var warehouse = WarehouseDefinition()
        (warehouse.timeZone, warehouse.currency) = ("UTC", "EUR")
        (warehouse.customers.relation, warehouse.customers[.key]) = ("till.people", "id")
        var orders = SourceDefinition(.orders)
        (orders.relation, orders[.customer], orders[.occurredAt]) = (sales, "person", "at")
        orders[.amount] = "total"
        warehouse[.orders] = orders
        var events = SourceDefinition(.events)
        (events.relation, events[.customer], events[.occurredAt]) = ("till.visits", "person", "at")
        warehouse[.events] = events
        return warehouse
    }

    private var set: FeatureSetDefinition {
        func feature(_ name: String, _ measure: any Measure.Type, of role: SourceRole?)
            -> FeatureDefinition
        {
            var feature = FeatureDefinition()
            (feature.name, feature.measure, feature.of) = (
                name, MeasureWord(of: measure), role
            )
            return feature
        }
        var set = FeatureSetDefinition()
        set.name = "till"
        var spent = feature("spent", Sum.self, of: .orders)
        spent.column = "amount"
        var basket = feature("basket", Ratio.self, of: nil)
        (basket.numerator, basket.denominator) = ("spent", "sales")
        var conversion = feature("conversion", Ratio.self, of: nil)
        (conversion.numerator, conversion.denominator) = ("sales", "visits")
        set.features = [
            feature("sales", Count.self, of: .orders), spent, basket,
            feature("visits", Count.self, of: .events), conversion,
            feature("last_visit", DaysSinceLast.self, of: .events),
        ]
        return set
    }

    private func build(
        _ warehouse: WarehouseDefinition,
        reading sources: SessionPool
    ) async throws -> [[Float]] {
        let pool = try TestDatabase.pool()
        let catalog = try await WarehouseCatalog(warehouse, from: sources)
        _ = try await CustomerIndex(pool, reading: sources).link(catalog, asOf: asOf, checkID: 1)
        let build = try await FeatureBuilder(pool, reading: sources, catalog).build(
            set,
            asOf: asOf,
            purpose: .score
        )
        return try await TestDatabase.connect().sql(
            """
            select array_replace(feature_values, null, 'NaN') as built from segcast.feature_values
            where build_id = $1::bigint order by customer_id
            """,
            [.bigint(build.buildID)]
        )
        .map { try $0.value("built") }
    }

    private func same(_ one: [[Float]], _ other: [[Float]]) -> Bool {
        "\(one)" == "\(other)" && one.count == 20
    }

    private func grant(_ login: String) async throws {
        let session = try await TestDatabase.connect()
        try await session.sql("grant usage on schema till to \(login)")
        try await session.sql("grant select on all tables in schema till to \(login)")
    }

    @Test func `features are the same whoever reads the sources`() async throws {
        try await makeShop()
        let own = try await build(warehouse(), reading: TestDatabase.sources())
        try await TestDatabase.withLogins(1) { logins in
            try await grant(logins[0])
            let read = try await build(warehouse(), reading: TestDatabase.sources(as: logins[0]))
            #expect(same(own, read), "\(own) \(read)")
        }
        let first = try #require(own.first)
        // Sales 15, 30, 45 and 60; visits 18 and 36.
        #expect(first == [4, 187.5, 46.875, 2, 2, 39])
    }

    @Test func `what is loaded during a build is seen by none of its passes`() async throws {
        try await makeShop()
        let sources = try TestDatabase.sources()
        let before = try await build(warehouse(), reading: sources)
        let loader = try await TestDatabase.connect()
        try await loader.begin()
        try await loader.sql("lock table till.visits in access exclusive mode")
        async let during = build(warehouse(), reading: sources)
        // It has read the sales by now.
        try await TestDatabase.waitUntilOneSessionWaits()
        try await loader.sql("insert into till.visits select id, '2024-03-30' from till.people")
        try await loader.sql("insert into till.sales select id, '2024-03-30', 5 from till.people")
        try await loader.commit()
        #expect(same(before, try await during))
        #expect(try await !same(before, build(warehouse(), reading: sources)))
    }

    @Test func `a source's function can write nothing and sets nothing for the next source`()
        async throws
    {
        try await makeShop()
        let honest = try await build(warehouse(), reading: TestDatabase.sources())
        try await TestDatabase.withLogins(2) { logins in
            let (reader, analyst) = (logins[0], logins[1])
            let taken = Intruder.function(
                of: "numeric",
                for: reader,
                trying: [
                    "insert into segcast.customers values (4711)",
                    "select 1 from segcast.customer_keys",
                    "delete from till.sales", "set transaction read write",
                    "create temporary table t ()", "set session authorization segcast",
                    "set role segcast_worker",
                ]
            )
            let session = try await TestDatabase.connect()
            try await session.run(
                Script(
                    path: "mart",
                    text: """
                        create schema mart authorization \(analyst);
                        grant usage on schema mart to public;
                        grant usage on schema till to \(analyst);
                        grant select on till.sales to \(analyst);
                        set role \(analyst);
                        create function mart.abs(numeric) returns numeric language sql as 'select 0.0';
                        \(taken)
                        create view mart.sales as select person, at, mart.taken(total) as total from till.sales;
                        grant select on mart.sales to public;
                        reset role;
                        """
                )
            )
            try await grant(reader)
            let read = try await build(
                warehouse(sales: "mart.sales"),
                reading: TestDatabase.sources(as: reader)
            )
            #expect(same(honest, read), "\(read)")
        }
    }

    @Test func `a source that insists on writing stops the build, which says why`() async throws {
        try await makeShop()
        try await TestDatabase.connect().run(
            Script(
                path: "taken",
                text: """
                    create function till.taken(x numeric) returns numeric language plpgsql as $$
                    begin
                        insert into segcast.customers values (4711);
                        return x;
                    end $$;
                    create view till.odd as select person, at, till.taken(total) as total from till.sales;
                    """
            )
        )
        // By the worker's own login, where no other is set.
        let error = try await #require(throws: PostgresError.self) {
            try await build(warehouse(sales: "till.odd"), reading: TestDatabase.sources())
        }
        #expect(error.tells("write-attempted") && error.failure == .configuration)
        #expect("\(error)".contains("tries to write"))
        let session = try await TestDatabase.connect()
        #expect(try await session.sql("select 1 from segcast.customers").count == 20)
    }

    @Test func `a source that sleeps ends with the statement's deadline, and nothing is built`()
        async throws
    {
        try await makeShop()
        let session = try await TestDatabase.connect()
        try await session.sql(
            "create view till.slow as select *, pg_sleep(60)::text as slept from till.sales"
        )
        try await session.sql(
            "create view till.late as select person, at, case when slept is null then 0 else total end as total from till.slow"
        )
        try await TestDatabase.withLogins(1) { logins in
            try await grant(logins[0])
            let sources = try TestDatabase.sources(as: logins[0], deadline: .seconds(1))
            let begun = ContinuousClock.now
            await #expect(throws: PostgresError.self) {
                try await build(warehouse(sales: "till.late"), reading: sources)
            }
            #expect(ContinuousClock.now - begun < .seconds(30))
        }
        #expect(try await session.sql("select 1 from segcast.feature_builds").isEmpty)
    }
}

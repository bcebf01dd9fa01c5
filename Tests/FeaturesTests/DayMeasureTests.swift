@testable import Features
import Identity
import Postgres
import TestSupport
import Testing
import Warehouse

/// What is measured in days, which begin and end with the business zone's clocks; worked out by hand.
@Suite(.postgres)
struct DayMeasureTests {
    /// What a customer's sales give, each sale a day or a time without a zone.
    private func features(
        of sales: [String],
        as type: String,
        in zone: String,
        asOf day: String,
        _ features: [FeatureDefinition]
    ) async throws -> [Float] {
        let session = try await TestDatabase.connect()
        try await session.sql("drop schema if exists till cascade")
        try await session.sql("create schema till")
        try await session.sql("create table till.people as select 1 as id")
        try await session.sql("create table till.sales (person int, at \(type))")
        try await session.sql(
            "insert into till.sales select 1, at::\(type) from unnest($1::text[]) as at",
            [.texts(sales)]
        )
        var warehouse = WarehouseDefinition()
        warehouse.timeZone = zone
        warehouse.currency = "EUR"
        warehouse.customers.relation = "till.people"
        warehouse.customers[.key] = "id"
        var orders = SourceDefinition(.orders)
        orders.relation = "till.sales"
        orders[.customer] = "person"
        orders[.occurredAt] = "at"
        warehouse[.orders] = orders
        var set = FeatureSetDefinition()
        set.name = "till"
        set.features = features
        let pool = try TestDatabase.pool()
        let sources = try TestDatabase.sources()
        let catalog = try await WarehouseCatalog(warehouse, from: pool)
        let asOf = try await BusinessDays.begin(of: day, in: zone, from: pool).begins
        _ = try await CustomerIndex(pool, reading: sources).link(catalog, asOf: asOf, checkID: 1)
        let build = try await FeatureBuilder(pool, reading: sources, catalog).build(
            set,
            asOf: asOf,
            purpose: .score
        )
        return try await session.sql(
            "select array_replace(feature_values, null, 'NaN') as built from segcast.feature_values where build_id = $1::bigint",
            [.bigint(build.buildID)]
        )[0].value("built")
    }

    private func feature(_ measure: any Measure.Type, days: Int? = nil) -> FeatureDefinition {
        var feature = FeatureDefinition()
        feature.name = "\(measure.word)_\(days ?? 0)"
        feature.measure = MeasureWord(of: measure)
        feature.of = .orders
        feature.windowDays = days
        return feature
    }

    @Test(arguments: [
        ("Europe/Berlin", "2024-11-15", "2024-10-16", "2024-10-15"),
        ("Europe/Berlin", "2024-04-15", "2024-03-16", "2024-03-15"),
        ("America/Havana", "2024-03-10", "2024-02-09", "2024-02-08"),
        ("America/Havana", "2024-04-09", "2024-03-10", "2024-03-09"),
        ("America/Havana", "2024-12-03", "2024-11-03", "2024-11-02"),
    ])
    func `a window of thirty days holds thirty whole days`(
        zone: String,
        asOf: String,
        first: String,
        before: String
    ) async throws {
        let count = [feature(Count.self, days: 30)]
        let dates = try await features(
            of: [first, before],
            as: "date",
            in: zone,
            asOf: asOf,
            count
        )
        #expect(dates == [1])
        let times = ["\(before) 23:59:59", "\(first) 01:00", "\(asOf) 00:00"]
        let timed = try await features(
            of: times,
            as: "timestamp",
            in: zone,
            asOf: asOf,
            count
        )
        #expect(timed == [1])
    }

    @Test(arguments: [
        ("Europe/Berlin", "2024-11-15", "2024-10-16", "2024-10-31"),
        ("America/Havana", "2024-03-25", "2024-02-24", "2024-03-10"),
        ("America/Havana", "2024-03-10", "2024-02-09", "2024-02-24"),
        ("America/Havana", "2024-11-18", "2024-10-19", "2024-11-03"),
        ("UTC", "2024-11-15", "2024-10-16", "2024-10-31"),
        // There was no 30 December, and a day that began half an hour before its midnight.
        ("Pacific/Apia", "2012-01-30", "2011-12-31", "2012-01-15"),
        ("Pacific/Apia", "2011-12-31", "2011-12-01", "2011-12-16"),
        ("Pacific/Apia", "2012-01-15", "2011-12-16", "2011-12-31"),
        ("Asia/Pyongyang", "2018-06-04", "2018-05-05", "2018-05-20"),
        ("Asia/Pyongyang", "2018-05-05", "2018-04-05", "2018-04-20"),
    ])
    func `ages and gaps between dates are whole days`(
        zone: String,
        asOf: String,
        first: String,
        last: String
    ) async throws {
        let measured = try await features(
            of: [first, last],
            as: "date",
            in: zone,
            asOf: asOf,
            [
                feature(DaysSinceFirst.self), feature(DaysSinceLast.self), feature(GapMean.self),
                feature(ActiveDays.self),
            ]
        )
        #expect(measured == [30, 15, 15, 2])
    }

    @Test func `a time of the day counts as the part of a day that clocks show`() async throws {
        let measured = try await features(
            of: ["2024-10-26 12:00", "2024-10-28 18:00"],
            as: "timestamp",
            in: "Europe/Berlin",
            asOf: "2024-10-30",
            [feature(DaysSinceLast.self), feature(GapLast.self)]
        )
        #expect(measured == [1.25, 2.25])
        let repeated = try await features(
            of: ["2024-10-27T00:40Z", "2024-10-27T01:20Z"],
            as: "timestamptz",
            in: "Europe/Berlin",
            asOf: "2024-10-28",
            [feature(GapLast.self)]
        )
        #expect(abs(repeated[0] - 20.0 / 1440) < 1e-6)
    }
}

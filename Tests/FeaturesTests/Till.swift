@testable import Features
import Identity
import Postgres
import TestSupport
import Warehouse

/// A shop of two customers: `a` bought for 10, 30, 20 and 40, `b` never.
struct Till {
    /// 2024-03-31T00:00:00Z.
    static let asOf = Instant(microseconds: 1_711_843_200_000_000)

    /// The contract; of more than orders, where a test maps more.
    var definition = contract

    /// Makes the tables.
    init() async throws {
        let session = try await TestDatabase.connect()
        try await session.run(
            Script(
                path: "shop",
                text: """
                    create schema till;
                    create table till.people (id uuid primary key);
                    insert into till.people values
                        ('00000000-0000-0000-0000-00000000000a'), ('00000000-0000-0000-0000-00000000000b');
                    create table till.sales (
                        sale int primary key, person uuid, at timestamptz, known timestamptz, total float8, shop text
                    );
                    insert into till.sales values
                        (1, '00000000-0000-0000-0000-00000000000a', '2024-01-01T00:00Z', '2024-01-01T00:00Z', 10, 'north'),
                        (2, '00000000-0000-0000-0000-00000000000a', '2024-03-01T00:00Z', '2024-03-01T00:00Z', 30, 'south'),
                        (3, '00000000-0000-0000-0000-00000000000a', '2024-03-11T00:00Z', '2024-03-11T00:00Z', 20, 'south'),
                        (4, '00000000-0000-0000-0000-00000000000a', '2024-03-11T12:00Z', '2024-03-11T12:00Z', 40, 'north');
                    """
            )
        )
    }

    private static var contract: WarehouseDefinition {
        var warehouse = WarehouseDefinition()
        warehouse.timeZone = "UTC"
        warehouse.currency = "EUR"
        warehouse.customers.relation = "till.people"
        warehouse.customers[.key] = "id"
        var sales = SourceDefinition(.orders)
        sales.relation = "till.sales"
        sales[.key] = "sale"
        sales[.customer] = "person"
        sales[.occurredAt] = "at"
        sales[.loadedAt] = "known"
        sales[.amount] = "total"
        sales.columns = ["shop": "shop"]
        warehouse[.orders] = sales
        return warehouse
    }

    /// A feature of the orders by a measure, called as it where nothing else is said.
    static func feature(
        _ measure: any Measure.Type,
        _ change: (inout FeatureDefinition) -> Void = { _ in }
    )
        -> FeatureDefinition
    {
        var feature = FeatureDefinition()
        feature.measure = MeasureWord(of: measure)
        feature.of = .orders
        change(&feature)
        if feature.name.isEmpty { feature.name = measure.word }
        return feature
    }

    /// What the till gives of each feature, of the one who bought, then of the one who never did, then of others, in
    /// order of their keys.
    func build(_ set: FeatureSetDefinition, asOf: Instant = asOf) async throws -> [[Float]] {
        let pool = try TestDatabase.pool()
        let sources = try TestDatabase.sources()
        let catalog = try await WarehouseCatalog(definition, from: pool)
        try catalog.requireSound()
        _ = try await CustomerIndex(pool, reading: sources).link(
            catalog,
            asOf: asOf,
            checkID: 1
        )
        let builder = FeatureBuilder(pool, reading: sources, catalog)
        try await builder.register(set, definitionHash: "one")
        let build = try await builder.build(set, asOf: asOf, purpose: .score)
        let rows = try await TestDatabase.connect().sql(
            """
            select array_replace(feature_values, null, 'NaN') as feature_values from segcast.feature_values
            inner join segcast.customer_keys using (customer_id) where build_id = $1::bigint order by external_key
            """,
            [.bigint(build.buildID)]
        )
        return try rows.map { try $0.value("feature_values") }
    }
}

import Features
import Postgres
import Scores
import Segments
import TestSupport
import Warehouse

/// A release of ten customers, by default with the scores .1 to 1 of one outcome.
struct PlantedScores {
    private let refresher: SegmentRefresher

    /// Plants them with a number an outcome, an expression over the customer `i`.
    init(_ outcomes: [(name: String, score: String)] = [("buys", "i / 10.0")]) async throws {
        let names = outcomes.map { "'\($0.name)'" }.joined(separator: ", ")
        let scores = outcomes.map(\.score).joined(separator: ", ")
        let session = try await TestDatabase.connect()
        try await session.run(
            Script(
                path: "planted",
                text: """
                    create schema till;
                    create table till.people (id bigint primary key);
                    insert into segcast.feature_builds (build_id, feature_set, version, as_of, purpose, state, customer_count)
                    values (1, 'f', 1, '2026-01-01', 'score', 'ready', 10);
                    insert into segcast.releases
                        (release_id, as_of, build_id, release_key, state, released_at, valid_until)
                    values (1, '2026-01-01', 1, 'planted', 'released', now(), 'infinity');
                    insert into segcast.current_release (release_id) values (1);
                    insert into segcast.release_outcomes (release_id, outcome, version, score_position, score_count)
                    select 1, planted.outcome, 1, planted.place, 10
                    from unnest(array[\(names)]) with ordinality as planted (outcome, place);
                    select segcast.make_partition('feature_values', 1);
                    insert into segcast_data.feature_values_1 select 1, i, '{1}' from generate_series(1, 10) as i;
                    select segcast.attach_partition('feature_values', 1);
                    select segcast.make_partition('scores', 1);
                    insert into segcast_data.scores_1
                    select 1, i, array[\(scores)]::real[] from generate_series(1, 10) as i;
                    select segcast.attach_partition('scores', 1);
                    """
            )
        )
        var warehouse = WarehouseDefinition()
        warehouse.timeZone = "UTC"
        warehouse.customers.relation = "till.people"
        warehouse.customers[.key] = "id"
        let pool = try TestDatabase.pool()
        refresher = SegmentRefresher(
            pool,
            reading: try TestDatabase.sources(),
            try await WarehouseCatalog(warehouse, from: pool)
        )
    }

    /// Refreshes segments, each with the hash of its definition, and says how many are in it now.
    func refresh(
        _ segments: [(SegmentDefinition, String)],
        leaving untouched: Set<String> = []
    ) async throws -> [String: Int] {
        let release = try await ReleaseGate(try TestDatabase.pool()).inForce(
            at: Instant(microseconds: 1_767_225_601_000_000)
        )
        let changes = try await refresher.refresh(
            segments.map { (definition: $0.0, hash: $0.1) },
            leaving: untouched,
            tiers: ["buys": ["high": TierBounds(atLeast: 0.75, below: nil)]],
            from: release
        )
        return Dictionary(uniqueKeysWithValues: changes.map { ($0.segment, $0.members) })
    }

    /// How many stays in a segment are open.
    func members(_ segment: String) async throws -> Int {
        try await TestDatabase.connect().sql(
            "select count(*) as found from segcast.memberships where segment = $1::text and left_at = 'infinity'",
            [.text(segment)]
        )[0].value("found")
    }
}

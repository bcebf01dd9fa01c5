import Postgres
import TestSupport

/// A release of scores that a test states, on a build of its own number.
struct PlantedRelease {
    let id: Int
    /// An instant with an offset.
    let asOf: String
    /// How many customers its build has, and how many were scored.
    let built: Int, customers: Int

    func make(in session: Session) async throws {
        try await Self.build(id, of: "f", asOf, built, in: session)
        try await session.sql(
            """
            insert into segcast.releases (release_id, as_of, build_id, release_key, state, customer_count)
            values ($1::bigint, $2::text::timestamptz, $1::bigint, $1::text, 'scored', $3::bigint)
            """,
            [.integer(id), .text(asOf), .integer(customers)]
        )
    }

    /// A build that is ready.
    static func build(
        _ id: Int,
        of set: String,
        _ asOf: String,
        _ customers: Int,
        in session: Session
    ) async throws {
        try await session.sql(
            """
            insert into segcast.feature_builds (build_id, feature_set, version, as_of, purpose, state, customer_count)
            values ($1::bigint, $2::text, 1, $3::text::timestamptz, 'score', 'ready', $4::bigint)
            """,
            [.integer(id), .text(set), .text(asOf), .integer(customers)]
        )
    }

    /// What a release says of one outcome's scores.
    static func score(
        _ id: Int,
        _ outcome: String,
        version: Int = 1,
        at position: Int,
        count: Int,
        mean: Double,
        in session: Session
    ) async throws {
        try await session.sql(
            """
            insert into segcast.release_outcomes (
                release_id, outcome, version, score_position, score_count, mean_score
            )
            values ($1::bigint, $2::text, $3::integer, $4::integer, $5::bigint, $6::double precision)
            """,
            [
                .integer(id), .text(outcome), .integer(version), .integer(position),
                .integer(count), .double(mean),
            ]
        )
    }

    /// Fills the partition of a number: `values`, separated by commas, of customers `i` from 1.
    static func fill(
        _ parent: String,
        _ number: Int,
        _ customers: Int,
        _ values: String,
        customer: String = "i",
        in session: Session
    ) async throws {
        let key: [Value] = [.text(parent), .integer(number)]
        try await session.sql("select segcast.make_partition($1::text, $2::bigint)", key)
        try await session.sql(
            """
            insert into segcast_data.\(parent)_\(number)
            select \(number), \(customer), array[\(values)]::real[] from generate_series(1, \(customers)) as i
            """
        )
        try await session.sql("select segcast.attach_partition($1::text, $2::bigint)", key)
    }
}

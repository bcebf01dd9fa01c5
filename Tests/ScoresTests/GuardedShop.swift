import Postgres
import Scores
import TestSupport
import Testing
import Texts

/// Releases of one outcome whose scores and last events a test states, one day after another.
struct GuardedShop {
    let gate: ReleaseGate
    let session: Session

    static let level = "0.01 + 0.02 * (i % 100) / 100.0"

    init() async throws {
        gate = ReleaseGate(try TestDatabase.pool())
        session = try await TestDatabase.connect()
        try await session.sql(
            "insert into segcast.feature_sets values ('f', 1, 'h')"
        )
        try await session.sql(
            "insert into segcast.feature_columns values ('f', 1, 1, 'days_since_order', 'days')"
        )
        try await session.sql(
            """
            insert into segcast.model_versions (
                outcome, version, definition_hash, feature_set, feature_set_version, as_of, horizon_days,
                training, metrics, parameters, engine, code_revision
            )
            select 'buys', 1, 'h', 'f', 1, '2024-01-01', 30, '{}', '{}', '{}', 'e', 'r'
            """
        )
        try await session.sql(
            """
            insert into segcast.approvals (outcome, version, author, governance)
            values ('buys', 1, session_user, 'single_operator')
            """
        )
    }

    /// The guards: the day of the last order, and the fifth with the highest scores.
    static var guards: ReleaseGuards {
        var guards = ReleaseGuards()
        guards.recency["buys"] = "days_since_order"
        guards.audiences = [
            GuardedAudience(
                name: "segment best",
                outcome: "buys",
                .topShare(0.2),
                before: .topShare(0.2)
            ),
            GuardedAudience(
                name: "segment likely",
                outcome: "buys",
                .range(atLeast: 0.015, below: nil),
                before: .range(atLeast: 0.015, below: nil)
            ),
        ]
        return guards
    }

    /// Scores a day of April 2024.
    func score(
        _ release: Int,
        day: Int,
        customers: Int = 2000,
        scores: String = level,
        daysSinceOrder: String = "i % 30"
    ) async throws {
        try await PlantedRelease(
            id: release,
            asOf: "2024-04-\(day < 10 ? "0" : "")\(day)T00:00Z",
            built: customers,
            customers: customers
        ).make(in: session)
        try await PlantedRelease.fill(
            "feature_values",
            release,
            customers,
            daysSinceOrder,
            in: session
        )
        try await PlantedRelease.fill("scores", release, customers, scores, in: session)
        try await PlantedRelease.score(
            release,
            "buys",
            at: 1,
            count: customers,
            mean: 0,
            in: session
        )
    }

    /// Releases by the guards; returns what the gate says where it holds the release, or the outcome's scores in it.
    func release(_ release: Int64, because reason: Reason? = nil) async throws -> String? {
        do {
            try await gate.release(release, Self.guards, goingBack: reason)
            let judged = try await gate.judged(release).first { $0.name == "buys" }
            let failure = judged?.failure(in: release)
            #expect(failure?.tells("outcome-held") ?? true)
            return judged?.heldReason
        } catch let error as ScoreError {
            guard case .held(_, let reason) = error else { throw error }
            #expect(error.tells("release-held"))
            return reason
        }
    }

    /// What was measured of a release, by kind and audience.
    func measured(_ release: Int64) async throws -> [String: GuardMeasure] {
        Dictionary(
            uniqueKeysWithValues: try await gate.measures(of: release).filter {
                ["", "buys"].contains($0.outcome)
            }.map {
                ("\($0.kind.rawValue) \($0.audience)", $0)
            }
        )
    }

    func state(_ release: Int) async throws -> String {
        try await session.sql(
            "select state from segcast.releases where release_id = $1::bigint",
            [.integer(release)]
        )[0].value("state")
    }
}

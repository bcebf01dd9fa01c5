import Postgres
import Scores
import TestSupport
import Testing

@Suite(.postgres)
struct ReleaseGateTests {
    private func makeRelease(_ id: Int, asOf: String, customers: Int, built: Int, scores: Int)
        async throws
    {
        let session = try await TestDatabase.connect()
        try await PlantedRelease(id: id, asOf: asOf, built: built, customers: customers)
            .make(in: session)
        try await PlantedRelease.score(id, "buys", at: 1, count: scores, mean: 0.5, in: session)
    }

    private func fill(_ id: Int, buys: Double, churns: Double) async throws {
        let session = try await TestDatabase.connect()
        try await PlantedRelease.fill("scores", id, 100, "\(buys), \(churns)", in: session)
        try await PlantedRelease.score(
            id,
            "churns",
            version: id,
            at: 2,
            count: 100,
            mean: churns,
            in: session
        )
    }

    @Test func `an outcome whose level jumps is held by itself and carries its last good scores`()
        async throws
    {
        let gate = ReleaseGate(try TestDatabase.pool())
        try await makeRelease(1, asOf: "2024-04-01T00:00Z", customers: 100, built: 100, scores: 100)
        try await fill(1, buys: 0.5, churns: 0.2)
        try await gate.release(1)
        try await makeRelease(2, asOf: "2024-04-01T06:00Z", customers: 100, built: 100, scores: 100)
        try await fill(2, buys: 0.5, churns: 0.8)
        try await gate.release(2)
        #expect(try await gate.inForce(at: noon).releaseID == 2)
        let held = try await TestDatabase.connect().sql(
            """
            select outcomes.status, outcomes.version::bigint, outcomes.source_release_id,
                outcomes.valid_until = earlier.valid_until as is_as_old,
                (select min(score_values[2]) = 0.2::real and max(score_values[2]) = 0.2::real from segcast.scores where release_id = 2) as is_carried,
                (select min(score_values[1]) = 0.5 from segcast.scores where release_id = 2) as is_own
            from segcast.release_outcomes as outcomes
            inner join segcast.release_outcomes as earlier on earlier.release_id = 1 and earlier.outcome = 'churns'
            where outcomes.release_id = 2 and outcomes.outcome = 'churns'
            """
        )[0]
        #expect(try held.value("status") == "held")
        #expect(try held.value("version", as: Int.self) == 1)
        #expect(try held.value("source_release_id", as: Int.self) == 1)
        #expect(try held.value("is_as_old") && held.value("is_carried") && held.value("is_own"))
    }

    @Test func `where every outcome is held the release is in force for what reads none`()
        async throws
    {
        let gate = ReleaseGate(try TestDatabase.pool())
        try await makeRelease(1, asOf: "2024-04-01T00:00Z", customers: 100, built: 100, scores: 0)
        try await gate.release(1)
        #expect(try await gate.inForce(at: noon).releaseID == 1)
        #expect(try await gate.outcomesWithoutScores(of: 1) == ["buys"], "it never had any")
        try await makeRelease(2, asOf: "2024-04-01T06:00Z", customers: 100, built: 100, scores: 90)
        try await gate.release(2)
        try await makeRelease(3, asOf: "2024-04-01T09:00Z", customers: 100, built: 100, scores: 10)
        try await gate.release(3)
        #expect(try await gate.inForce(at: noon).releaseID == 3)
        let judged = try await gate.judged(3)[0]
        #expect(judged.count == 90 && judged.heldReason?.contains("population") == true)
        #expect(judged.validUntil == (try await gate.judged(2)[0].validUntil))
    }

    private let noon = Instant(microseconds: 1_711_972_800_000_000)

    @Test func `a release is in force until it expires`() async throws {
        try await makeRelease(1, asOf: "2024-04-01T00:00Z", customers: 100, built: 100, scores: 90)
        let gate = ReleaseGate(try TestDatabase.pool())
        await #expect(throws: ScoreError.noReleaseInForce(at: noon)) {
            _ = try await gate.inForce(at: noon)
        }
        try await gate.release(1)
        try await gate.release(1)
        #expect(try await gate.inForce(at: noon).releaseID == 1)
        let late = noon.advanced(byHours: 25)
        await #expect(throws: ScoreError.noReleaseInForce(at: late)) {
            _ = try await gate.inForce(at: late)
        }
    }

    @Test(arguments: [(59, 59, 50), (100, 101, 90), (401, 401, 90)])
    func `a release that lost customers or scores is held for good`(
        customers: Int,
        built: Int,
        scores: Int
    ) async throws {
        let gate = ReleaseGate(try TestDatabase.pool())
        try await makeRelease(1, asOf: "2024-04-01T00:00Z", customers: 100, built: 100, scores: 90)
        try await gate.release(1)
        try await makeRelease(
            2,
            asOf: "2024-04-01T06:00Z",
            customers: customers,
            built: built,
            scores: scores
        )
        await #expect(throws: ScoreError.self) { try await gate.release(2) }
        try await TestDatabase.connect().sql("update segcast.release_outcomes set score_count = 1")
        try await TestDatabase.connect().sql("update segcast.releases set customer_count = 100")
        await #expect(throws: ScoreError.self) { try await gate.release(2) }
        #expect(try await gate.inForce(at: noon).releaseID == 1)
    }

    @Test func `history is not rewritten`() async throws {
        let gate = ReleaseGate(try TestDatabase.pool())
        try await makeRelease(1, asOf: "2024-04-01T00:00Z", customers: 100, built: 100, scores: 90)
        try await makeRelease(2, asOf: "2024-03-01T00:00Z", customers: 100, built: 100, scores: 90)
        try await gate.release(1)
        await #expect(throws: ScoreError.self) { try await gate.release(2) }
    }

    @Test func `a score that is no number is refused by the table`() async throws {
        let session = try await TestDatabase.connect()
        try await session.sql(
            "create table segcast_data.s partition of segcast.scores for values in (1)"
        )
        try await session.sql("insert into segcast.scores values (1, 1, '{0.5,null}')")
        for score in ["NaN", "infinity", "-infinity"] {
            await #expect(throws: PostgresError.self) {
                try await session.sql(
                    "insert into segcast.scores values (1, 2, array[$1::text::real])",
                    [.text(score)]
                )
            }
        }
    }
}

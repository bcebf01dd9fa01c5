import Boosting
import Features
import Learning
import Postgres
import Registry
import Scores
import TestSupport
import Testing

@Suite(.postgres)
struct BucketTests {
    private let asOf = Instant(microseconds: 1_767_225_600_000_000)

    private static func feature(_ name: String) -> FeatureDefinition {
        var feature = FeatureDefinition()
        feature.name = name
        return feature
    }

    private func entry() throws -> Scorer.Entry {
        var matrix = FeatureMatrix(width: 2)
        var labels: [Float] = []
        for row in 0..<400 {
            matrix.values += [Float(row % 20), row % 7 == 0 ? .nan : Float(row % 13)]
            labels.append(row % 20 > 9 ? 1 : 0)
        }
        var parameters = BoostingParameters()
        parameters.rounds = 5
        let booster = try Booster(training: matrix, labels: labels, parameters: parameters)
        var set = FeatureSetDefinition()
        set.name = "planted"
        set.features = ["turn", "visits"].map(Self.feature)
        return try Scorer.Entry(
            Champion(
                outcome: "buys",
                version: 1,
                definitionHash: "d",
                featureSet: "planted",
                featureSetVersion: 1,
                asOf: asOf,
                horizonDays: 30,
                governance: .singleOperator,
                blobs: ["model": booster.serialized()],
                calibrator: nil
            ),
            OutcomeDefinition(),
            set
        )
    }

    private func makeBuild() async throws -> FeatureBuild {
        let session = try await TestDatabase.connect()
        try await PlantedRelease.build(1, of: "planted", "2026-01-01", 40_000, in: session)
        try await PlantedRelease.fill(
            "feature_values",
            1,
            40_000,
            "i % 20, nullif(i % 13, 5)",
            customer: "i * 3",
            in: session
        )
        return FeatureBuild(
            buildID: 1,
            asOf: asOf,
            customerCount: 40_000
        )
    }

    private func begin() async throws -> (Scorer, Release, Scorer.Entry) {
        let build = try await makeBuild()
        let entry = try entry()
        let pool = try TestDatabase.pool(limit: 6)
        let scorer = Scorer(pool)
        return (scorer, try await scorer.begin(build, [entry], bucketRows: 4000), entry)
    }

    @Test func `buckets that another process is at are waited for`() async throws {
        let build = try await makeBuild()
        let entry = try entry()
        let scorer = Scorer(try TestDatabase.pool(limit: 6))
        let begun = try await scorer.begin(build, [entry], bucketRows: 4000)
        let rival = try await TestDatabase.connect()
        try await rival.begin()
        try await rival.sql("select 1 from segcast.release_buckets for update")
        let error = await #expect(throws: ScoreError.self) {
            _ = try await scorer.score(begun, [entry], width: 2)
        }
        #expect(error?.tells("still-scoring") == true)
        await rival.rollback()
    }

    @Test func `two processes share the buckets of a release and score everybody once`()
        async throws
    {
        let build = try await makeBuild()
        let entry = try entry()
        let pools = [try TestDatabase.pool(limit: 6), try TestDatabase.pool(limit: 6)]
        let begun = try await Scorer(pools[0]).begin(
            build,
            [entry],
            bucketRows: 4000
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            for pool in pools {
                group.addTask {
                    do {
                        _ = try await Scorer(pool).score(begun, [entry], width: 2)
                    } catch ScoreError.stillScoring {
                        // The other one finishes it.
                    }
                }
            }
            try await group.waitForAll()
        }
        let session = try await TestDatabase.connect()
        let row = try await session.sql(
            """
            select
                (select count(*) from segcast.release_buckets where scored_at is not null) as bucket_count,
                (select sum(scored_count)::bigint from segcast.release_buckets) as marked_count,
                (select count(*) from segcast.scores) as score_count,
                (select count(*) from segcast.scores where score_values[1] between 0 and 1) as valid_count,
                (select state from segcast.releases) as state
            """
        )[0]
        #expect(try row.value("bucket_count", as: Int.self) > 3)
        #expect(try row.value("marked_count", as: Int.self) == 40_000)
        #expect(try row.value("score_count", as: Int.self) == 40_000)
        #expect(try row.value("valid_count", as: Int.self) == 40_000)
        #expect(try row.value("state") == "scored")
    }

    @Test func `a release that was cut short between buckets goes on with those that are open`()
        async throws
    {
        let (scorer, begun, entry) = try await begin()
        let session = try await TestDatabase.connect()
        // One bucket was done before; its rows stand and are not written again.
        try await session.sql(
            """
            with done as (
                update segcast.release_buckets set scored_at = now(), scored_count = 0
                where bucket_number = 1 returning first_id, last_id
            ), written as (
                insert into segcast_data.scores_\(begun.releaseID)
                select \(begun.releaseID), customer_id, array[0.25]::real[]
                from segcast.feature_values, done where customer_id between first_id and last_id
                returning 1
            )
            select count(*) as written_count from written
            """
        )
        let whole = try await scorer.score(begun, [entry], width: 2)
        #expect(whole.state == .scored && whole.customerCount == 40_000)
        let kept = try await session.sql(
            "select count(*) > 100 as is_kept from segcast.scores where score_values[1] = 0.25"
        )[0]
        #expect(try kept.value("is_kept"))
    }

    @Test func `a customer who was scored twice stops the release`() async throws {
        let (scorer, begun, entry) = try await begin()
        let session = try await TestDatabase.connect()
        try await session.sql(
            "insert into segcast_data.scores_\(begun.releaseID) values (\(begun.releaseID), 3, array[0.25]::real[])"
        )
        let error = await #expect(throws: PostgresError.self) {
            _ = try await scorer.score(begun, [entry], width: 2)
        }
        #expect(error?.state?.rawValue == "23505")
        let release = try await session.sql("select state from segcast.releases")[0]
        #expect(try release.value("state") == "scoring")
    }
}

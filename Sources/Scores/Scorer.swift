import Boosting
import Digests
public import Features
import Jobs
public import Learning
public import Postgres
public import Registry

/// Scores everybody with every champion in one pass.
public struct Scorer: Sendable {
    private let pool: SessionPool
    private let readPool: SessionPool

    /// Creates a scorer that writes through `pool` and streams features from `readPool`, which may be the
    /// same; then it needs two of its sessions at once.
    public init(_ pool: SessionPool, reading readPool: SessionPool) {
        self.pool = pool
        self.readPool = readPool
    }

    /// One outcome to score: its champion and whom it is for.
    public struct Entry: Sendable {
        let champion: Champion
        let population: Population

        /// Creates an entry.
        ///
        /// - Throws: ``ScoreError/featuresChanged(outcome:trained:defined:)`` when the champion reads
        ///   another version of the feature set; `LearningError` when the population names a feature
        ///   that the set lacks.
        public init(_ champion: Champion, _ outcome: OutcomeDefinition, _ set: FeatureSetDefinition)
            throws
        {
            guard champion.featureSet == set.name, champion.featureSetVersion == set.version else {
                throw ScoreError.featuresChanged(
                    outcome: champion.outcome,
                    trained: "\(champion.featureSet) version \(champion.featureSetVersion)",
                    defined: "\(set.name) version \(set.version)"
                )
            }
            self.champion = champion
            population = try Population(outcome, set)
        }

        /// A prediction, calibrated.
        func propensity(_ prediction: Float) -> Float {
            champion.calibrator.map { Float($0.apply(Double(prediction))) } ?? prediction
        }
    }

    /// Returns the key that one as-of, set of champions and source check share: scoring twice is scoring once.
    public static func releaseKey(asOf: Instant, _ entries: [Entry]) -> String {
        let versions = entries.map { "\($0.champion.outcome) \($0.champion.version)" }.sorted()
        return SHA256.hexadecimal(
            of: Array(([asOf.description] + versions).joined(separator: "\n").utf8)
        )
    }

    /// Returns the release of this key, if it was scored before.
    public func find(key: String) async throws -> Release? {
        try await pool.query(SQL.findRelease, [.text(key)]).first.map(Release.init)
    }

    /// Scores `build` with every entry.
    ///
    /// Features stream out of one session and scores into another, in batches: reading the next batch,
    /// predicting this one and sending the last overlap, and memory does not grow with the customers.
    /// Scores, their counts and the release are one transaction.
    ///
    /// - Returns: the release, not yet in force.
    /// - Throws: ``ScoreError/modelSawTheFuture(outcome:trainedAsOf:asOf:)``, `BoostingError`,
    ///   `PostgresError`; nothing is kept then.
    public func score(_ build: FeatureBuild, _ entries: [Entry], width: Int) async throws -> Release
    {
        for entry in entries where entry.champion.asOf > build.asOf {
            throw ScoreError.modelSawTheFuture(
                outcome: entry.champion.outcome,
                trainedAsOf: entry.champion.asOf,
                asOf: build.asOf
            )
        }
        let key = Self.releaseKey(asOf: build.asOf, entries)
        let positions = try await register(entries)
        let pass = ScoringPass(entries: entries, positions: positions, width: width)
        let readPool = readPool
        try await ReadPosition.catchUp(readPool, with: pool)
        try await pool.withSession { writer in
            try await writer.longTransaction {
                let begun = try await writer.query(
                    SQL.insertRelease,
                    [.timestamptz(build.asOf), .bigint(build.buildID), .text(key)]
                )
                let releaseID: Int64 = try begun[0].value("release_id")
                let made = try await writer.query(SQL.makePartition, [.bigint(releaseID)])
                let partition: String = try made[0].value("partition_name")
                try await readPool.withSession { reader in
                    try await pass.run(build, releaseID, from: reader, into: writer, partition)
                }
                try await writer.query(SQL.attachPartition, [.bigint(releaseID)])
                try await writer.query(
                    SQL.insertOutcomes,
                    [
                        .bigint(releaseID), .texts(entries.map(\.champion.outcome)),
                        .bigints(entries.map { Int64($0.champion.version) }),
                        .bigints(positions.map { Int64($0) }),
                    ]
                )
                try await writer.query(SQL.finishScoring, [.bigint(releaseID)])
            }
        }
        guard let release = try await find(key: key) else {
            preconditionFailure("a committed release is found by its key")
        }
        return release
    }

    private func register(_ entries: [Entry]) async throws -> [Int] {
        let keys = entries.map {
            [Value.text($0.champion.outcome), .integer($0.champion.horizonDays)]
        }
        return try await pool.transaction { session in
            try keys.map { key in
                if let known = try session.query(SQL.findColumn, key).first {
                    return try known.value("score_position")
                }
                return try session.query(SQL.registerColumn, key)[0].value("score_position")
            }
        }
    }
}

import Boosting
import Digests
import Failpoints
public import Features
import Learning
import Partitions
public import Postgres
import Registry
public import Steps
public import Texts

/// Scores everybody with every champion in one pass.
public struct Scorer: Sendable {
    private let pool: SessionPool

    /// Creates a scorer that streams features from `pool` and writes scores through it: it needs four of its sessions
    /// at once.
    public init(_ pool: SessionPool) { self.pool = pool }

    /// Returns the key that one as-of, set of champions and features share: scoring twice is scoring once.
    ///
    /// `layout` tells the features that are measured, where they are not those of the champions alone.
    public static func releaseKey(
        asOf: Instant,
        _ entries: [Entry],
        layout: String? = nil
    ) -> String {
        let versions = entries.map(\.scored).sorted() + (layout.map { ["layout \($0)"] } ?? [])
        return SHA256.hexadecimal(
            of: Array(([asOf.description] + versions).joined(separator: "\n").utf8)
        )
    }

    /// Returns the release of this key, if it was scored before.
    public func find(key: String) async throws -> Release? {
        try await pool.query(SQL.findRelease, [.text(key)]).first.map(Release.init)
    }

    /// Returns a release that there is.
    public func release(_ releaseID: Int64) async throws -> Release {
        Release(try await pool.one(SQL.findReleaseById, [.bigint(releaseID)]))
    }

    /// Lets the as-of of a key be scored again, when what was scored has been judged; it is kept, with why.
    ///
    /// - Returns: the release whose key is free now; `nil` when none has been judged.
    public func scoreAgain(key: String, because reason: Reason) async throws -> Int64? {
        try await pool.transaction { session in
            guard let freed = try session.query(SQL.freeReleaseKey, [.text(key)]).first else {
                return nil
            }
            let id = freed.releaseID
            let values: [Value] = [
                .bigint(id), .text(ReleaseAct.scoredAgain.rawValue), .bigint(id),
                .text(reason.text),
            ]
            try session.query(SQL.insertAct, values)
            try ReleaseSeal.append("release_scored_again", id, because: reason, in: session)
            return id
        }
    }

    /// Customers of a bucket, about.
    public static let bucketRows = 50_000

    /// Begins to score `build` with every entry: cuts its customers into buckets of about `bucketRows`.
    ///
    /// Without any entry the release says of everybody what was measured, and nothing of what will be.
    ///
    /// - Returns: the release, which nobody has scored yet.
    /// - Throws: ``ScoreError/modelSawTheFuture(outcome:trainedAsOf:asOf:)``, `PostgresError`.
    public func begin(
        _ build: FeatureBuild,
        _ entries: [Entry],
        layout: String? = nil,
        bucketRows: Int = Self.bucketRows
    ) async throws -> Release {
        for entry in entries { try entry.requirePast(of: build.asOf) }
        let key = Self.releaseKey(asOf: build.asOf, entries, layout: layout)
        let begun = try await pool.transaction { session in
            let begun = try session.one(
                SQL.insertRelease,
                [.timestamptz(build.asOf), .bigint(build.buildID), .text(key)]
            )
            let releaseID = begun.releaseID
            try Release.partition(of: releaseID).make(in: session)
            try session.query(
                SQL.insertBuckets,
                [.bigint(releaseID), .bigint(build.buildID), .integer(bucketRows)]
            )
            return releaseID
        }
        return try await release(begun)
    }

    /// Scores the buckets of a release that are open; one that was cut short goes on where it stood.
    ///
    /// A bucket is one transaction: its features stream out of one session and its scores into another, by
    /// batches, and its mark commits with them. Reading, predicting and writing overlap, two buckets at a
    /// time; any number of processes may share a release. Memory does not grow with the customers.
    ///
    /// - Returns: the release, scored and not yet in force.
    /// - Throws: `BoostingError`, `PostgresError`; buckets that were done stay done.
    public func score(
        _ release: Release,
        _ entries: [Entry],
        width: Int,
        progress: @escaping @Sendable (Step) -> Void = { _ in }
    ) async throws -> Release {
        let columns = try await register(entries)
        let pass = try ScoringPass(columns, width: width)
        let begun = try await pool.one(SQL.countBuckets, [.bigint(release.releaseID)])
        let buckets = BucketCount(begun.bucketCount, open: begun.openCount, progress)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    while try await bucket(of: release, pass) { buckets.finishOne() }
                }
            }
            try await group.waitForAll()
        }
        try await finish(release, columns.filter(\.isActing))
        return try await self.release(release.releaseID)
    }

    /// Scores one bucket that nobody has; false when there is none.
    private func bucket(of release: Release, _ pass: ScoringPass) async throws -> Bool {
        let pool = pool
        return try await pool.withTwoSessions { writer, reader in
            try await writer.longTransaction {
                let releaseID = Value.bigint(release.releaseID)
                guard let claimed = try await writer.query(SQL.claimBucket, [releaseID]).first
                else { return false }
                let bucket = ScoringPass.Bucket(
                    release: release,
                    first: claimed.firstID,
                    last: claimed.lastID
                )
                let rows = try await pass.run(bucket, from: reader, into: writer)
                try await writer.query(
                    SQL.markBucket,
                    [releaseID, .integer(claimed.bucketNumber), .integer(rows)]
                )
                Failpoint.reach("score.bucket")
                return true
            }
        }
    }

    /// Attaches what the buckets wrote and records what was scored, counted from the rows.
    private func finish(_ release: Release, _ columns: [ScoreColumn]) async throws {
        let releaseID = Value.bigint(release.releaseID)
        try await pool.transaction { session in
            guard let stand = try session.query(SQL.lockScoring, [releaseID]).first,
                stand.state == .scoring
            else { return }
            let open = stand.openCount
            // Another process still has a bucket: it finishes the release.
            guard open == 0 else { throw ScoreError.stillScoring(buckets: open) }
            try Release.partition(of: release.releaseID).attach(in: session)
            // A statement that only reads: the server counts with all its cores.
            var customerCount =
                columns.isEmpty
                ? try session.one(SQL.countScores, [releaseID, .integer(1)]).customerCount : 0
            for column in columns {
                let champion = column.entry.champion
                let position = Value.integer(column.position)
                let counts = try session.one(SQL.countScores, [releaseID, position])
                customerCount = counts.customerCount
                try session.query(
                    SQL.insertOutcome,
                    [
                        releaseID, .text(champion.outcome), .integer(champion.version),
                        position, .integer(counts.scoreCount),
                        .optional(counts.meanScore),
                    ]
                )
            }
            try session.query(SQL.finishScoring, [releaseID, .integer(customerCount)])
        }
    }

    private func register(_ entries: [Entry]) async throws -> [ScoreColumn] {
        var columns: [ScoreColumn] = []
        for entry in entries {
            for arm in entry.arms {
                let position = try await position(of: arm, entry.champion)
                columns.append(ScoreColumn(entry: entry, arm: arm, position: position))
            }
        }
        return columns
    }

    /// Where an arm of a champion's outcome and horizon stands in a row of scores, for ever.
    private func position(of arm: OutcomeArm, _ champion: Champion) async throws -> Int {
        let key: [Value] = [
            .text(champion.outcome), .integer(champion.horizonDays), .text(arm.name),
        ]
        // Whoever registers at the same moment may take the position: then the next one is free.
        while true {
            if let known = try await pool.query(SQL.findColumn, key).first {
                return known.scorePosition
            }
            try await pool.query(SQL.registerColumn, key)
        }
    }
}

import Boosting
import Features
import Jobs
import Learning
import Postgres
import Registry

/// One pass over a build: features in, scores out, by batches.
struct ScoringPass: Sendable {
    let entries: [Scorer.Entry]
    /// The position of each entry's score, from 1.
    let positions: [Int]
    /// How many features a row has.
    let width: Int

    private static let batchRows = 8192

    // XGBoost keeps a prediction's buffer inside the booster. `run` awaits each prediction before it
    // starts the next, so that one thread at a time uses them.
    private final class Boosters: @unchecked Sendable {
        let list: [Booster]
        init(_ entries: [Scorer.Entry]) throws(BoostingError) {
            var list: [Booster] = []
            for entry in entries { list.append(try Booster(entry.champion.bytes)) }
            self.list = list
        }
    }

    struct Batch: Sendable {
        var customerIDs: [Int64] = []
        var features: [Float] = []
    }

    func run(
        _ build: FeatureBuild,
        _ releaseID: Int64,
        from reader: Session,
        into writer: Session,
        _ partition: String
    ) async throws {
        let width = width
        let boosters = try Boosters(entries)
        try await reader.beginCopyOut(
            Templates.copyFeatures.filled(["partition": .identifier(build.partition)])
        )
        try await writer.beginCopyIn(
            Templates.copyScores.filled(["partition": .identifier(partition)])
        )
        try await writer.sendCopy(BinaryRows.header)
        @Sendable func read() async throws -> Batch? {
            try await reader.readBatch(upTo: Self.batchRows, into: { Batch() }) { row, batch in
                var row = row
                batch.customerIDs.append(try row.bigint())
                try row.reals(width, appendTo: &batch.features)
            }
        }
        var rows = 0
        var batch = try await read()
        while let current = batch {
            async let following = read()
            let bytes = try await predict(current, releaseID, boosters)
            try await writer.sendCopy(bytes)
            rows += current.customerIDs.count
            Failpoint.reach("score.batch")
            batch = try await following
        }
        try await writer.sendCopy(BinaryRows.trailer)
        try await writer.endCopyIn(rows: rows)
    }

    /// Returns the rows of the scores table for one batch; off the shared pool, for prediction is long.
    private func predict(
        _ batch: Batch,
        _ releaseID: Int64,
        _ boosters: Boosters
    ) async throws -> [UInt8] {
        let (entries, positions, width) = (entries, positions, width)
        return try await OwnThread.run {
            let count = batch.customerIDs.count
            let scoreWidth = positions.max() ?? 0
            var scores = [Float](repeating: .nan, count: count * scoreWidth)
            for (index, (entry, position)) in zip(entries, positions).enumerated() {
                try boosters.list[index].withPredictions(of: batch.features) { predictions in
                    for row in 0..<count
                    where entry.population.contains(batch.features[row * width..<(row + 1) * width])
                    {
                        scores[row * scoreWidth + position - 1] = entry.propensity(predictions[row])
                    }
                }
            }
            var rows = BinaryRows()
            for row in 0..<count {
                rows.begin(fields: 3)
                rows.append(bigint: releaseID)
                rows.append(bigint: batch.customerIDs[row])
                rows.append(reals: scores[row * scoreWidth..<(row + 1) * scoreWidth])
            }
            return rows.bytes
        }
    }
}

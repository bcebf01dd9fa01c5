import Boosting
import Failpoints
import Features
import Learning
import Partitions
import Postgres
import Registry

/// One pass over a build: features in, scores out, by batches.
struct ScoringPass: Sendable {
    let columns: [ScoreColumn]
    /// How many features a row has.
    let width: Int
    /// Each column's model.
    private let models: [[UInt8]]
    /// Each column's trees, laid out once for all buckets; `nil` where they are too deep.
    private let ensembles: [TreeEnsemble?]

    init(_ columns: [ScoreColumn], width: Int) throws {
        self.columns = columns
        self.width = width
        models = try columns.map { try $0.entry.champion.blob($0.arm.blob) }
        ensembles = try models.map { try TreeEnsemble($0) }
    }

    private static let batchRows = 8192

    /// A range of a release's customers.
    struct Bucket: Sendable {
        let release: Release
        /// The first and last customer, both in it.
        let first: Int64, last: Int64
    }

    /// How a model predicts: with its trees laid out, or by the library where they are too deep.
    private enum Predictor: Sendable {
        case ensemble(TreeEnsemble)
        case library(Library)

        init(_ ensemble: TreeEnsemble?, _ bytes: [UInt8]) throws(BoostingError) {
            if let ensemble {
                self = .ensemble(ensemble)
            } else {
                // One thread a bucket: OpenMP's would spin against the other bucket's.
                self = .library(Library(booster: try Booster(bytes, threads: 1)))
            }
        }

        func predictions(of values: [Float]) throws -> [Float] {
            switch self {
            case .ensemble(let ensemble): ensemble.predictions(of: values)
            case .library(let library):
                try library.booster.withPredictions(of: values) { Array($0) }
            }
        }
    }

    // XGBoost keeps a prediction's buffer inside the booster. `run` makes its own and awaits each
    // prediction before it starts the next, so that one thread at a time uses it.
    private struct Library: @unchecked Sendable { let booster: Booster }

    struct Batch: Sendable {
        var customerIDs: [Int64] = []
        var features: [Float] = []

        /// Some features of each row, row-major: what a champion reads that was trained on fewer.
        func features(at positions: [Int], of width: Int) -> [Float] {
            customerIDs.indices.flatMap { row in positions.map { features[row * width + $0] } }
        }
    }

    /// Scores a bucket: features out of one session, scores into another.
    ///
    /// - Returns: how many customers were scored.
    func run(_ bucket: Bucket, from reader: Session, into writer: Session) async throws -> Int {
        let releaseID = bucket.release.releaseID
        let width = width
        let predictors = try zip(ensembles, models).map { try Predictor($0, $1) }
        try await reader.beginCopyOut(
            Templates.copyFeatures.filled([
                "partition": .identifier(FeatureBuild.partition(of: bucket.release.buildID).name),
                "build": .bigint(bucket.release.buildID), "first": .bigint(bucket.first),
                "last": .bigint(bucket.last),
            ])
        )
        try await writer.beginCopyIn(
            Templates.copyScores.filled([
                "partition": .identifier(Release.partition(of: releaseID).name)
            ])
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
            let bytes = try await predict(current, releaseID, predictors)
            try await writer.sendCopy(bytes)
            rows += current.customerIDs.count
            Failpoint.reach("score.batch")
            batch = try await following
        }
        try await writer.sendCopy(BinaryRows.trailer)
        try await writer.endCopyIn(rows: rows)
        return rows
    }

    /// Returns the rows of the scores table for one batch; off the shared pool, for prediction is long.
    private func predict(
        _ batch: Batch,
        _ releaseID: Int64,
        _ predictors: [Predictor]
    ) async throws -> [UInt8] {
        let (columns, width) = (columns, width)
        return try await OwnThread.run {
            let count = batch.customerIDs.count
            let scoreWidth = columns.map(\.position).max() ?? 0
            var scores = [Float](repeating: .nan, count: count * scoreWidth)
            for (column, predictor) in zip(columns, predictors) {
                let (entry, position) = (column.entry, column.position)
                let predictions = try predictor.predictions(
                    of: entry.positions.elementsEqual(0..<width)
                        ? batch.features : batch.features(at: entry.positions, of: width)
                )
                for row in 0..<count
                where entry.population.contains(batch.features[row * width..<(row + 1) * width]) {
                    scores[row * scoreWidth + position - 1] = entry.score(predictions[row])
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

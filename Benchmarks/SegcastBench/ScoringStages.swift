import ArgumentParser
import Boosting
import Features
import Foundation
import Learning
import Postgres
import Registry
import Scores

/// The features' width.
private let width = 30

private func champion(_ model: String) throws -> Champion {
    Champion(
        outcome: "bench",
        version: 1,
        definitionHash: "",
        featureSet: "bench",
        featureSetVersion: 1,
        asOf: Instant(microseconds: 0),
        horizonDays: 30,
        governance: .singleOperator,
        blobs: ["model": [UInt8](try Data(contentsOf: URL(filePath: model)))],
        calibrator: nil
    )
}

private func pool() throws -> SessionPool {
    let url = ProcessInfo.processInfo.environment["SEGCAST_DATABASE_URL"] ?? ""
    return SessionPool(try ConnectionSettings(url), limit: 6)
}

/// Scores the planted build into a release, as `segcast score` does.
struct ScoreStage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "score")

    @Option var model: String

    func run() async throws {
        let pool = try pool()
        var set = FeatureSetDefinition()
        set.name = "bench"
        set.features = [FeatureDefinition](repeating: FeatureDefinition(), count: width)
        let entry = try Scorer.Entry(champion(model), OutcomeDefinition(), set)
        let build = FeatureBuild(
            buildID: 1_000_000,
            asOf: Instant(microseconds: 1_767_225_600_000_000),
            customerCount: 0
        )
        let scorer = Scorer(pool)
        try await Timing.of("segcast-score") {
            let begun = try await scorer.begin(build, [entry])
            return try await scorer.score(begun, [entry], width: width).customerCount
        }
        .print()
    }
}

/// The three parts of scoring, each alone.
struct BoundStage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bound")

    @Argument(help: "copy-out, predict or copy-in.")
    var part: String
    @Option var model: String
    @Option(help: "The folder of the statements.")
    var sql = "Benchmarks/sql"

    private func statement(_ name: String) throws -> Statement {
        let text = try String(contentsOfFile: "\(sql)/\(name).sql", encoding: .utf8)
        return Statement(path: name, text: text)
    }

    private struct Batch: Sendable {
        var customerIDs: [Int64] = []
        var features: [Float] = []
    }

    func run() async throws {
        switch part {
        case "copy-out": try await Timing.of(part) { try await read(keeping: false).rows }.print()
        case "predict":
            let (rows, batches) = try await read(keeping: true)
            let booster = try Booster(champion(model).blob("model"), threads: 1)
            try await Timing.of(part) {
                for batch in batches {
                    try booster.withPredictions(of: batch.features) { _ in }
                }
                return rows
            }
            .print()
        default:
            let ids = try await read(keeping: true).batches.flatMap(\.customerIDs)
            try await Timing.of(part) { try await write(ids) }.print()
        }
    }

    private func read(keeping: Bool) async throws -> (rows: Int, batches: [Batch]) {
        let statement = try statement("copy_out")
        return try await pool().withSession { session in
            try await session.beginCopyOut(statement)
            var rows = 0
            var batches: [Batch] = []
            while let batch = try await session.readBatch(
                upTo: 8192,
                into: { Batch() },
                { row, batch in
                    var row = row
                    batch.customerIDs.append(try row.bigint())
                    try row.reals(width, appendTo: &batch.features)
                }
            ) {
                rows += batch.customerIDs.count
                if keeping { batches.append(batch) }
            }
            return (rows, batches)
        }
    }

    private func write(_ ids: [Int64]) async throws -> Int {
        let statement = try statement("copy_in")
        return try await pool().withSession { session in
            try await session.beginCopyIn(statement)
            try await session.sendCopy(BinaryRows.header)
            for start in stride(from: 0, to: ids.count, by: 8192) {
                var rows = BinaryRows()
                for id in ids[start..<min(start + 8192, ids.count)] {
                    rows.begin(fields: 3)
                    rows.append(bigint: 1)
                    rows.append(bigint: id)
                    rows.append(reals: [Float(0.5)][...])
                }
                try await session.sendCopy(rows.bytes)
            }
            try await session.sendCopy(BinaryRows.trailer)
            return try await session.endCopyIn(rows: ids.count)
        }
    }
}

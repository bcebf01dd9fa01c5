import Boosting
import Postgres
import Registry
import TestSupport

@testable import Learning

/// A registry that trained models are stored in, whose bytes and numbers a test states.
struct PlantedRegistry {
    static let asOf = Instant(microseconds: 1_711_843_200_000_000)

    let registry: ModelRegistry
    let session: Session

    init() async throws {
        registry = ModelRegistry(try TestDatabase.pool())
        session = try await TestDatabase.connect()
    }

    static func outcome(_ name: String) -> OutcomeDefinition {
        var outcome = OutcomeDefinition()
        (outcome.name, outcome.features) = (name, "base")
        (outcome.owner, outcome.purpose) = ("ada", "mail")
        (outcome.horizonDays, outcome.channels) = (30, ["mail"])
        return outcome
    }

    /// What every version learned.
    static let tiers = Tier.learn(
        ["high": 0.5, "low": 1],
        from: Forecast(predictions: [0.9, 0.1], labels: [1, 0]),
        by: OutcomeDefinition().kind
    )

    /// Stores a version whose gates measured what is given, each against 0.5.
    func store(
        _ name: String = "buys",
        blobs: [String: [UInt8]] = ["model": [1, 2, 3]],
        parameters: BoostingParameters = BoostingParameters(),
        calibrator: Calibrator? = nil,
        gates: [(name: String, measured: Double)] = [("auc", 0.9), ("lift", 0.5)]
    ) async throws -> Int {
        let model = TrainedModel(
            blobs: blobs,
            parameters: parameters,
            calibrator: calibrator,
            report: TrainingReport(),
            gates: gates.map {
                GateResult(
                    gate: $0.name,
                    measured: $0.measured,
                    limit: 0.5,
                    isPassed: $0.measured >= 0.5
                )
            },
            lineage: TrainingLineage(
                fitAsOfs: [],
                gateAsOf: "",
                refitAsOfs: [],
                rows: 9,
                positives: 3,
                labelRows: 3,
                labelsBegin: "",
                labelsEnd: "",
                dataSHA256: ""
            ),
            tiers: Self.tiers,
            references: [],
            fairness: []
        )
        return try await registry.store(
            model,
            of: Self.outcome(name),
            definitionHash: "d\(blobs.count)",
            featureSetVersion: 4,
            asOf: Self.asOf,
            reviewAt: "2025-03-31",
            revision: "r"
        )
    }

    func approve(_ version: Int, _ name: String = "buys") async throws {
        try await registry.approve(name, version: version, governance: .singleOperator)
    }

    func count(_ table: String) async throws -> Int {
        try await session.sql("select count(*) as row_count from segcast.\(table)")[0]
            .value("row_count")
    }
}

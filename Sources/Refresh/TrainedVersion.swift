public import Learning
public import Postgres
public import Registry

/// A version that a training stored, with what was measured of it.
public struct TrainedVersion: Encodable, Sendable {
    /// The outcome.
    public let outcome: String
    /// Its version.
    public let version: Int
    /// What it has not looked past, and what its gates have not.
    public let asOf: Instant, gateAsOf: Instant
    /// Who answers for the outcome.
    public let owner: String
    /// What it may be used for.
    public let purpose: String
    /// Who has to approve it.
    public let governance: Governance
    /// What was measured, with its lineage.
    public let model: TrainedModel

    /// Whether every gate lets the version pass.
    public var isPassed: Bool { model.gates.allSatisfy(\.isPassed) }

    private struct Gate: Encodable {
        let is_passed: Bool
        let as_of: String
        let metrics: Measurements?
        let results: [GateResult]
    }

    private enum CodingKeys: String, CodingKey {
        case outcome, version, owner, purpose, governance, n, gate, backtest, baselines, training
        case asOf = "as_of"
        case baseRate = "base_rate"
    }

    /// Encodes it as `segcast train --format json` prints it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(outcome, forKey: .outcome)
        try container.encode(version, forKey: .version)
        try container.encode(asOf, forKey: .asOf)
        try container.encode(owner, forKey: .owner)
        try container.encode(purpose, forKey: .purpose)
        try container.encode(governance, forKey: .governance)
        try container.encode(model.report.n, forKey: .n)
        try container.encode(model.report.baseRate, forKey: .baseRate)
        let gate = Gate(
            is_passed: isPassed,
            as_of: model.lineage.gateAsOf,
            metrics: model.report.gate,
            results: model.gates
        )
        try container.encode(gate, forKey: .gate)
        try container.encode(model.report.backtest, forKey: .backtest)
        try container.encode(model.report.baselines, forKey: .baselines)
        try container.encode(model.lineage, forKey: .training)
    }
}

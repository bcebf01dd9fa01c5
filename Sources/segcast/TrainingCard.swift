import Learning

/// What a training says of the model it stored.
struct TrainingCard: Encodable, Sendable {
    let outcome: String
    let version: Int
    let asOf: String
    let owner: String
    let purpose: String
    let governance: String
    let model: TrainedModel

    /// Whether every gate lets the version pass.
    var isPassed: Bool { model.gates.allSatisfy(\.isPassed) }

    private struct Gate: Encodable {
        let is_passed: Bool
        let as_of: String
        let metrics: BinaryMetrics?
        let results: [GateResult]
    }

    private enum CodingKeys: String, CodingKey {
        case outcome, version, owner, purpose, governance, n, gate, backtest, baselines, training
        case asOf = "as_of"
        case baseRate = "base_rate"
    }

    func encode(to encoder: any Encoder) throws {
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

    /// The card for people.
    var table: Table {
        var table = Table(columns: ["what", "measured", "limit", "passed"])
        func add(_ what: String, _ number: Double?) {
            guard let number else { return }
            table.rows.append([what, rounded(number), "", ""])
        }
        table.rows.append(["customers in the population", "\(model.report.n)", "", ""])
        add("gate: AUC at \(model.lineage.gateAsOf.prefix(10))", model.report.gate?.auc)
        for (name, scores) in model.report.baselines.sorted(by: { $0.key < $1.key }) {
            add("gate: AUC of \(name)", scores.gateAUC)
        }
        for gate in model.gates {
            table.rows.append([
                gate.gate, rounded(gate.measured), rounded(gate.limit),
                gate.isPassed ? "yes" : "NO",
            ])
        }
        if let backtest = model.report.backtest {
            add("backtest: AUC at \(asOf), read by no gate", backtest.auc)
            add("backtest: average precision", backtest.averagePrecision)
            add("backtest: log loss", backtest.logLoss)
            add("backtest: calibration error", backtest.ece)
            add("backtest: lift of the top decile", backtest.liftTopDecile)
        }
        return table
    }

    private func rounded(_ number: Double) -> String {
        let scaled = (number * 10_000).rounded() / 10_000
        return "\(scaled)"
    }
}

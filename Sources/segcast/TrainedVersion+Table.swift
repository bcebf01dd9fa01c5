import Learning
import Refresh

extension Table {
    /// What was measured of a version, for people.
    init(_ card: TrainedVersion) {
        self.init(columns: [.text("what"), .number("measured"), .number("limit"), .text("passed")])
        rows.append(["customers in the population", "\(card.model.report.n)", "", ""])
        rows += row(
            "gate: AUC at \(card.model.lineage.gateAsOf.prefix(10))",
            card.model.report.gate?.auc
        )
        for (name, scores) in card.model.report.baselines.sorted(by: { $0.key < $1.key }) {
            rows += row("gate: AUC of \(name)", scores.gateAUC)
        }
        for gate in card.model.gates {
            rows.append([
                gate.gate, rounded(gate.measured), rounded(gate.limit),
                gate.isPassed ? "yes" : "NO",
            ])
        }
        if let backtest = card.model.report.backtest {
            rows += row("backtest: AUC at \(card.asOf), read by no gate", backtest.auc)
            rows += row("backtest: average precision", backtest.averagePrecision)
            rows += row("backtest: log loss", backtest.logLoss)
            rows += row("backtest: calibration error", backtest.ece)
            rows += row("backtest: lift of the top decile", backtest.liftTopDecile)
        }
    }
}

/// A row of a number, where there is one.
private func row(_ what: String, _ number: Double?) -> [[String]] {
    number.map { [[what, rounded($0), "", ""]] } ?? []
}

private func rounded(_ number: Double) -> String {
    let scaled = (number * 10_000).rounded() / 10_000
    return "\(scaled)"
}

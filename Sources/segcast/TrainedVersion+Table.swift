import Learning
import Refresh

extension Table {
    /// What was measured of a version, for people.
    init(_ card: TrainedVersion) {
        self.init(columns: [.text("what"), .number("measured"), .number("limit"), .text("passed")])
        let report = card.model.report
        rows.append(["customers in the population", "\(report.n)", "", ""])
        if let (metric, value) = report.gate?.values.first {
            let day = card.model.lineage.gateAsOf.prefix(10)
            rows.append(["gate: \(metric.words) at \(day)", rounded(value), "", ""])
        }
        for (name, scores) in report.baselines.sorted(by: { $0.key < $1.key }) {
            let what = "gate: \(scores.metric.words) of \(name)"
            rows.append([what, rounded(scores.gate), "", ""])
        }
        for gate in card.model.gates {
            rows.append([
                gate.gate, rounded(gate.measured), rounded(gate.limit),
                gate.isPassed ? "yes" : "NO",
            ])
        }
        for (place, measured) in (report.backtest?.values ?? []).enumerated() {
            let when = place == 0 ? " at \(card.asOf), read by no gate" : ""
            let what = "backtest: \(measured.metric.words)\(when)"
            rows.append([what, rounded(measured.value), "", ""])
        }
    }
}

private func rounded(_ number: Double) -> String {
    let scaled = (number * 10_000).rounded() / 10_000
    return "\(scaled)"
}

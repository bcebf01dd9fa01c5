import Learning
import Refresh
import Registry

extension Report {
    /// What was measured of a version, and which it is.
    init(_ card: TrainedVersion) {
        let title =
            "\(card.outcome) version \(card.version), as of \(Output.style.text(card.asOf)), "
            + "governance \(card.governance.rawValue)"
        self.init(card, [.title(title), .table(Table(card))])
    }
}

extension Table {
    /// What was measured of a version, for people.
    init(_ card: TrainedVersion) {
        self.init(columns: [
            .text("what"), .number("measured"), .number("limit").orNothing,
            .truth("passed").orNothing,
        ])
        func add(
            _ what: String,
            _ measured: any CellValue,
            limit: Double? = nil,
            _ isPassed: Bool? = nil
        ) {
            rows.append([what, measured, limit, isPassed])
        }
        let report = card.model.report
        add("customers in the population", report.n)
        if let (metric, value) = report.gate?.values.first {
            add("gate: \(metric.words) at \(Output.style.text(card.gateAsOf))", value)
        }
        for (name, scores) in report.baselines.sorted(by: { $0.key < $1.key }) {
            add("gate: \(scores.metric.words) of \(name)", scores.gate)
        }
        for gate in card.model.gates {
            add(gate.gate, gate.measured, limit: gate.limit, gate.isPassed)
        }
        for (place, measured) in (report.backtest?.values ?? []).enumerated() {
            let when =
                place == 0 ? " at \(Output.style.text(card.asOf)), read by no gate" : ""
            add("backtest: \(measured.metric.words)\(when)", measured.value)
        }
    }
}

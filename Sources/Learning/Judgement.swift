import Features

/// What a model measured, beside its baselines.
struct Judgement {
    let outcome: OutcomeDefinition
    private let baselines: [String: any Baseline]
    private let gate: Examples
    private(set) var report = TrainingReport()
    private(set) var gates: [GateResult] = []

    /// Trains the baselines on the examples that the judged model learns from.
    init(
        outcome: OutcomeDefinition,
        featureSet: FeatureSetDefinition,
        fit: Examples,
        gate: Examples
    ) throws {
        self.outcome = outcome
        self.gate = gate
        let positions = try BaselinePositions(of: outcome.baseline, in: featureSet)
        baselines = try outcome.kind.baselines.reduce(into: [:]) {
            $0[$1.rawValue] = try $1.baseline.init(by: positions, learningFrom: fit)
        }
    }

    /// Measures the judged model at the gate window and holds it against the limits.
    mutating func judge(_ forecast: ModelFitter.Forecast, calibratedBy calibrator: Calibrator?)
        throws
    {
        for (name, baseline) in baselines {
            let auc = try areaUnderROC(of: baseline.ranks(gate), against: gate.happened)
            report.baselines[name] = BaselineScores(gateAUC: auc)
        }
        let evidence = try GateEvidence(
            outcome,
            forecast.calibrated(by: calibrator),
            forecast.happened,
            baselines: report.baselines.mapValues(\.gateAUC)
        )
        report.gate = evidence.metrics
        report.gateDeciles = evidence.deciles
        report.baseRate = evidence.metrics.baseRate
        gates = outcome.kind.gates.map { $0.judge(evidence) }
    }

    /// Looks at the as-of itself: its population and, where labels after it exist, the backtest.
    mutating func look(
        at present: Examples,
        _ forecast: ModelFitter.Forecast?,
        calibratedBy calibrator: Calibrator?
    ) throws {
        report.n = present.labels.count
        guard let forecast, present.positives > 0, present.positives < present.labels.count else {
            return
        }
        let propensities = forecast.calibrated(by: calibrator)
        let backtest = try outcome.kind.metrics(of: propensities, against: forecast.happened)
        report.backtest = backtest
        report.backtestDeciles = Decile.all(propensities, forecast.happened)
        report.baseRate = backtest.baseRate
        for (name, baseline) in baselines {
            let auc = try areaUnderROC(of: baseline.ranks(present), against: present.happened)
            report.baselines[name]?.backtestAUC = auc
        }
    }
}

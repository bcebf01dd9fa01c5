import Features

/// What a model measured, beside its baselines.
struct Judgement {
    let outcome: OutcomeDefinition
    private let recency: Int
    private let rfm: RFMBaseline
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
        func position(_ feature: String) throws(LearningError) -> Int {
            guard let position = featureSet.position(of: feature) else {
                throw .unknownFeature(feature, featureSet: featureSet.name)
            }
            return position
        }
        self.outcome = outcome
        self.gate = gate
        recency = try position(outcome.baseline.recency)
        rfm = try RFMBaseline(
            training: fit,
            positions: [
                recency, position(outcome.baseline.frequency), position(outcome.baseline.monetary),
            ]
        )
    }

    /// Measures the judged model at the gate window and holds it against the limits.
    mutating func judge(_ forecast: ModelFitter.Forecast, calibratedBy calibrator: Calibrator?)
        throws
    {
        let propensities = forecast.calibrated(by: calibrator)
        let metrics = try BinaryMetrics(propensities, forecast.outcomes)
        let byRecency = try areaUnderROC(of: recencyRank(gate), against: gate.outcomes)
        let byRFM = try areaUnderROC(of: rfm.propensities(for: gate), against: gate.outcomes)
        report.gate = metrics
        report.gateDeciles = Decile.all(propensities, forecast.outcomes)
        report.baseRate = metrics.baseRate
        report.baselines["recency"] = BaselineScores(gateAUC: byRecency)
        report.baselines["rfm_logistic"] = BaselineScores(gateAUC: byRFM)
        gates = Gates(limits: outcome.gates).results(
            for: propensities,
            forecast.outcomes,
            metrics: metrics,
            betterBaseline: max(byRecency, byRFM)
        )
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
        let backtest = try BinaryMetrics(propensities, forecast.outcomes)
        report.backtest = backtest
        report.backtestDeciles = Decile.all(propensities, forecast.outcomes)
        report.baseRate = backtest.baseRate
        let byRecency = try areaUnderROC(of: recencyRank(present), against: present.outcomes)
        let byRFM = try areaUnderROC(of: rfm.propensities(for: present), against: present.outcomes)
        report.baselines["recency"]?.backtestAUC = byRecency
        report.baselines["rfm_logistic"]?.backtestAUC = byRFM
    }

    /// A rank by recency: the fewer days since, the higher; never comes last.
    private func recencyRank(_ examples: Examples) -> [Double] {
        examples.column(recency).map { $0.isNaN ? -1e30 : -Double($0) }
    }
}

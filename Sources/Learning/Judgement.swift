import Features

/// What a model measured, beside its baselines.
struct Judgement {
    private let outcome: OutcomeDefinition
    private let kind: any OutcomeKind
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
        kind = outcome.kind
        let positions = try BaselinePositions(of: outcome.baseline, in: featureSet)
        baselines = try kind.baselines.reduce(into: [:]) {
            $0[$1.word] = try $1.init(by: positions, learningFrom: fit)
        }
    }

    /// Measures the judged model's forecast of the gate window and holds it against the limits.
    mutating func judge(_ forecast: Forecast) throws {
        for (name, baseline) in baselines {
            let measured = try measure(baseline, at: gate)
            report.baselines[name] = BaselineScores(metric: kind.leading, gate: measured)
        }
        let evidence = try GateEvidence(
            outcome,
            forecast,
            baselines: report.baselines.mapValues(\.gate)
        )
        report.gate = evidence.measured
        report.gateDeciles = evidence.deciles
        report.baseRate = evidence.measured.baseRate
        gates = kind.gates.map { $0.judge(evidence) }
    }

    /// Looks at the as-of itself: its population and, where labels after it exist, the backtest.
    mutating func look(at present: Examples, _ forecast: Forecast?) throws {
        report.n = present.labels.count
        guard let forecast, let backtest = try backtest(of: forecast) else { return }
        report.backtest = backtest
        report.backtestDeciles = Decile.all(forecast, by: kind)
        report.baseRate = backtest.baseRate
        for (name, baseline) in baselines {
            let measured = try measure(baseline, at: present)
            report.baselines[name]?.backtest = measured
        }
    }

    /// What the kind measures of the as-of; `nil` where there is nobody, or nothing to tell apart.
    private func backtest(of forecast: Forecast) throws(EvaluationError) -> Measurements? {
        do {
            return try Measurements(forecast, by: kind.metrics)
        } catch .noCustomers, .oneClass {
            return nil
        }
    }

    private func measure(_ baseline: any Baseline, at examples: Examples) throws -> Double {
        let guesses = try baseline.guesses(of: examples)
        return try kind.leading.measure(Forecast(predictions: guesses, labels: examples.labels))
    }
}

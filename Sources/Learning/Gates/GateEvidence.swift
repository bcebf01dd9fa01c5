/// What a judged model showed at the gate window: all that gates go by.
public struct GateEvidence: Sendable {
    /// What is predicted, and what is asked of a model of it.
    let outcome: OutcomeDefinition
    /// What was predicted, and what came.
    let forecast: Forecast
    /// What the kind's leading metric measured of each baseline, by its name on the card.
    let baselines: [String: Double]
    /// What the metrics of the outcome's kind measured.
    let measured: Measurements
    /// The customers by tenths, the highest predictions first.
    let deciles: [Decile]

    /// Measures a forecast.
    ///
    /// - Throws: ``EvaluationError``.
    init(
        _ outcome: OutcomeDefinition,
        _ forecast: Forecast,
        baselines: [String: Double]
    ) throws(EvaluationError) {
        self.outcome = outcome
        self.forecast = forecast
        self.baselines = baselines
        measured = try Measurements(forecast, by: outcome.kind.metrics)
        deciles = Decile.all(forecast, by: outcome.kind)
    }

    /// What the best of the baselines measured; `nil` where there is none.
    var bestBaseline: Double? { outcome.kind.leading.best(of: baselines.values) }
}

/// What a judged model showed at the gate window: all that gates go by.
public struct GateEvidence: Sendable {
    /// What is predicted, and what is asked of a model of it.
    let outcome: OutcomeDefinition
    /// One per customer, each in `0...1`.
    let propensities: [Double]
    /// Whether what is predicted happened; same count, same order.
    let happened: [Bool]
    /// The AUC of each baseline, by its name on the card.
    let baselines: [String: Double]
    /// What the outcome's kind measures of the propensities.
    let metrics: BinaryMetrics
    /// The customers by tenths, the likeliest first.
    let deciles: [Decile]

    /// Measures the propensities against what happened.
    ///
    /// - Throws: ``EvaluationError``.
    init(
        _ outcome: OutcomeDefinition,
        _ propensities: [Double],
        _ happened: [Bool],
        baselines: [String: Double]
    ) throws(EvaluationError) {
        self.outcome = outcome
        self.propensities = propensities
        self.happened = happened
        self.baselines = baselines
        metrics = try outcome.kind.metrics(of: propensities, against: happened)
        deciles = Decile.all(propensities, happened)
    }
}

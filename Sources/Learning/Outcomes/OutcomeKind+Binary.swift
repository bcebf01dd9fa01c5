public import Boosting
public import Postgres

/// What comes true or does not, whichever it is: one model of the odds, judged by how it ranks and how well it is calibrated.
extension OutcomeKind {
    /// The log-loss.
    public var objective: BoostingObjective { .logistic }

    /// A hundred in whom it came true, and a hundred in whom it did not.
    public var needed: ExamplesNeeded { ExamplesNeeded(positives: 100, negatives: 100) }

    /// The same of everybody who has a row: that it is there is all that counts.
    public func label(of outcome: OutcomeDefinition, over rows: inout LabelRows) -> Expression {
        .real(1)
    }

    /// Measures `propensities` against what then happened; same count, same order.
    ///
    /// - Throws: ``EvaluationError``.
    public func metrics(
        of propensities: [Double],
        against happened: [Bool]
    ) throws(EvaluationError) -> BinaryMetrics {
        try BinaryMetrics(propensities, happened)
    }

    /// All that there are.
    public var gates: [any Gate.Type] { Gates.all }
}

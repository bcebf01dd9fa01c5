public import Boosting
public import Postgres

/// A kind of what comes true or does not: labels are 1 and 0, scores are shares in `0...1`.
///
/// One model of the odds, judged by how it ranks and how well it is calibrated.
public protocol BinaryOutcome: OutcomeKind {}

extension BinaryOutcome {
    /// The log-loss.
    public var objective: BoostingObjective { .logistic }

    /// A hundred in whom it came true, and a hundred in whom it did not.
    public var needed: ExamplesNeeded { ExamplesNeeded(positives: 100, negatives: 100) }

    /// The same of everybody who has a row: that it is there is all that counts.
    public func label(of outcome: OutcomeDefinition, over rows: inout LabelRows) -> Expression {
        .real(1)
    }

    /// Shares.
    public var scores: ClosedRange<Double> { 0...1 }

    /// How it ranks, and how well it is calibrated.
    public var metrics: [Metric] {
        [.auc, .averagePrecision, .logLoss, .calibrationError, .liftOfTopDecile]
    }

    /// The gates of all that comes true or does not, in the order the card shows them.
    public var gates: [any Gate.Type] {
        [AUCAboveBaseline.self, CalibrationError.self, TopDecileLift.self, DecileInversion.self]
    }

    /// The share in whom it came true.
    public func level(of labels: [Float]) -> Level { Level(shareOf: labels) }

    /// A logistic of the logit, where cross-fitting shows that it helps.
    public func calibrator(
        closedBy day: Int,
        by forecasts: inout WindowForecasts
    ) async throws -> Calibrator? {
        try await CrossFit.calibrator(closedBy: day, by: &forecasts)
    }
}

extension Forecast {
    /// Whether what is predicted came true, of each customer.
    var happened: [Bool] { labels.map { $0 > 0 } }
}

import Boosting

/// The two models of a training: one that is judged out of time, and one that is kept.
struct FittedModels: Sendable {
    /// What either learned from.
    let fit: Examples, refit: Examples
    /// The bytes of the one that is kept.
    let kept: [UInt8]
    /// How both were trained.
    let parameters: BoostingParameters
    /// What the judged one says of the gate window.
    let atGate: Forecast
    /// What calibrates either, where that helps.
    let judgedCalibrator: Calibrator?, keptCalibrator: Calibrator?

    /// Trains both, and asks of both whether calibrating helps.
    ///
    /// - Throws: ``LearningError/tooFewExamples(window:positives:negatives:needed:)``, `BoostingError`, ``EvaluationError``.
    init(
        of kind: any OutcomeKind,
        _ fitter: ModelFitter,
        judgedAt window: Int,
        called day: String,
        on gate: Examples
    ) async throws {
        fit = fitter.examples(closedBy: window)
        refit = fitter.examples(closedBy: 0)
        try fit.require(fitter.needed, in: "training")
        let first = try await fitter.fit(
            closedBy: window,
            for: "training on \(fit.labels.count) rows, to be judged at \(day)"
        )
        let second = try await fitter.fit(
            closedBy: 0,
            for: "training on \(refit.labels.count) rows, to be kept"
        )
        guard let judged = first, let kept = second else {
            preconditionFailure("enough examples were asked for above")
        }
        self.kept = kept
        parameters = fitter.parameters
        atGate = try fitter.forecast(gate, by: judged)
        var forecasts = WindowForecasts(fitter, knowing: [window: atGate])
        judgedCalibrator = try await kind.calibrator(closedBy: window, by: &forecasts)
        keptCalibrator = try await kind.calibrator(closedBy: 0, by: &forecasts)
    }
}

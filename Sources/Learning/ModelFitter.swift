package import Boosting
import Failpoints
import Postgres
package import Steps
import Synchronization

/// Models as the protocol trains them: on windows whose labels closed by some day.
package struct ModelFitter: Sendable {
    let parameters: BoostingParameters
    let width: Int
    let horizonDays: Int
    /// What it takes to learn.
    let needed: ExamplesNeeded
    /// Most windows that one model learns from.
    let windows: Int
    /// Every window's examples, by the days from the training's as-of to the window's.
    let parts: [Int: Examples]
    /// Told how far a model is.
    let progress: @Sendable (Step) -> Void

    /// Creates a fitter of windows that were read.
    package init(
        parameters: BoostingParameters,
        width: Int,
        horizonDays: Int,
        needed: ExamplesNeeded,
        windows: Int,
        parts: [Int: Examples],
        progress: @escaping @Sendable (Step) -> Void = { _ in }
    ) {
        self.parameters = parameters
        self.width = width
        self.horizonDays = horizonDays
        self.needed = needed
        self.windows = windows
        self.parts = parts
        self.progress = progress
    }

    /// The examples of the windows whose labels closed by a day.
    func examples(closedBy day: Int) -> Examples {
        closed(by: day).prefix(windows).reversed().reduce(into: Examples(width: width)) {
            stacked,
            window in
            if let part = parts[window] { stacked.append(part) }
        }
    }

    /// The windows whose labels closed by a day, newest first.
    func closed(by day: Int) -> [Int] {
        parts.keys.filter { $0 + horizonDays <= day }.sorted(by: >)
    }

    /// Trains on everything closed by a day; `nil` when that is too little to learn from.
    ///
    /// `words` say what for.
    ///
    /// - Throws: `BoostingError`, with code `stopped` when the caller was cancelled before the last round.
    package func fit(
        closedBy day: Int,
        for words: String = "asking whether calibrating helps"
    ) async throws -> [UInt8]? {
        let examples = examples(closedBy: day)
        guard needed.areMet(by: examples) else { return nil }
        let (parameters, progress) = (parameters, progress)
        let rounds = Atomic(0)
        progress(Step(words, done: 0, of: parameters.rounds, "trees"))
        return try await OwnThread.runWhileWanted { isCancelled in
            try Booster(
                training: examples.matrix,
                labels: examples.labels,
                parameters: parameters,
                isStopped: {
                    Failpoint.reach("train.round")
                    let round = rounds.wrappingAdd(1, ordering: .relaxed).oldValue
                    progress(Step(words, done: round, of: parameters.rounds, "trees"))
                    return isCancelled()
                }
            ).serialized()
        }
    }

    /// Forecasts a window; `nil` when too little had closed before it.
    func forecast(_ window: Int) async throws -> Forecast? {
        guard let part = parts[window], let bytes = try await fit(closedBy: window) else {
            return nil
        }
        return try forecast(part, by: bytes)
    }

    /// Predicts examples with a model.
    package func forecast(_ examples: Examples, by bytes: [UInt8]) throws -> Forecast {
        let predictions = try Booster(bytes).predictions(for: examples.matrix)
        return Forecast(predictions: predictions.map(Double.init), labels: examples.labels)
    }
}

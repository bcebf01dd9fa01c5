import Boosting
import Postgres

/// Models as the protocol trains them: on windows closed at some instant, calibrated out of time.
struct ModelFitter {
    let parameters: BoostingParameters
    let width: Int
    let horizonDays: Int
    /// Most windows that one model learns from.
    let windows: Int
    /// Every window's examples, by as-of.
    let parts: [Instant: Examples]

    /// The examples of the windows whose labels closed by an instant.
    func examples(closedBy instant: Instant) -> Examples {
        let closed = parts.keys.filter { $0.advanced(byDays: horizonDays) <= instant }.sorted()
        return closed.suffix(windows).reduce(into: Examples(width: width)) { stacked, window in
            if let part = parts[window] { stacked.append(part) }
        }
    }

    /// Trains on everything closed by an instant; `nil` when that is too little to learn from.
    func fit(closedBy instant: Instant) async throws -> [UInt8]? {
        let examples = examples(closedBy: instant)
        guard examples.positives >= 100, examples.labels.count - examples.positives >= 100 else {
            return nil
        }
        let parameters = parameters
        return try await OwnThread.run {
            try Booster(training: examples.matrix, labels: examples.labels, parameters: parameters)
                .serialized()
        }
    }

    /// Out-of-time predictions of one window, by a model that learned from what had closed before it.
    struct Forecast {
        let propensities: [Double]
        let outcomes: [Bool]

        var calibrator: Calibrator? { Calibrator(fitting: propensities, to: outcomes) }

        /// Whether `calibrator` lowers the log-loss of this window.
        func isImproved(by calibrator: Calibrator) throws -> Bool {
            let calibrated = propensities.map(calibrator.apply)
            return try logLoss(of: calibrated, against: outcomes)
                < logLoss(of: propensities, against: outcomes)
        }
    }

    /// Forecasts a window; `nil` when too little had closed before it.
    func forecast(_ window: Instant) async throws -> Forecast? {
        guard let part = parts[window], let bytes = try await fit(closedBy: window) else {
            return nil
        }
        return try forecast(part, by: bytes)
    }

    /// Predicts examples with a model.
    func forecast(_ examples: Examples, by bytes: [UInt8]) throws -> Forecast {
        let predictions = try Booster(bytes).predictions(for: examples.matrix)
        return Forecast(propensities: predictions.map(Double.init), outcomes: examples.outcomes)
    }
}

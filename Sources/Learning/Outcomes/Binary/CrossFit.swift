/// Calibrators that no model's own memory has touched: each window is predicted by a model that has seen neither it nor
/// anything later, and what maps those predictions is tried on windows that it was not fitted on.
///
/// A calibrator that was fitted on what one model got wrong and maps another, which has learned that window since,
/// corrects twice. So a model of everything closed by a day is calibrated by the two windows that closed last, each
/// forecast as that model will forecast: from what had closed before. And the same recipe, a window earlier each time,
/// must have lowered both the log-loss and the calibration error of each of those two windows, and moved the level as
/// far, or half as far at least; else the model stays as it is. A crowd that came for those two windows alone would be
/// followed into all that come after: a calibrator of the time before it helps there by chance, and says nothing of one
/// that moves everybody much further. With fewer windows than it takes to ask, the model stays as it is too.
enum CrossFit {
    /// Returns the calibrator of the model that learned from everything closed by a day.
    ///
    /// - Returns: `nil` where calibrating has not helped, or it cannot be told.
    /// - Throws: `BoostingError`, ``EvaluationError``.
    static func calibrator(
        closedBy day: Int,
        by forecasts: inout WindowForecasts
    ) async throws -> Calibrator? {
        let newest = forecasts.closed(by: day).prefix(windows)
        guard newest.count == windows else { return nil }
        var tried: [Double] = []
        for window in newest {
            guard let forecast = try await forecasts.forecast(window),
                let before = try await candidate(closedBy: window, &forecasts),
                try forecast.isImproved(by: before)
            else { return nil }
            tried.append(forecast.movedLevel(by: before))
        }
        guard let found = try await candidate(closedBy: day, &forecasts),
            let latest = try await forecasts.forecast(newest[0])
        else { return nil }
        let moved = latest.movedLevel(by: found)
        let isTried =
            tried.allSatisfy { $0 * moved > 0 } && abs(moved) <= 2 * (tried.map(abs).max() ?? 0)
        return isTried || abs(moved) <= 0.01 ? found : nil
    }

    /// What would be applied at a day if it helped: a slope and a shift where the two newest windows agree on the slope,
    /// else a shift.
    private static func candidate(
        closedBy day: Int,
        _ forecasts: inout WindowForecasts
    ) async throws -> Calibrator? {
        var found: [Forecast] = []
        for window in forecasts.closed(by: day).prefix(windows) {
            guard let forecast = try await forecasts.forecast(window) else { return nil }
            found.append(forecast)
        }
        guard found.count == windows else { return nil }
        let propensities = found.flatMap(\.predictions)
        let happened = found.flatMap(\.happened)
        let slopes = found.compactMap {
            Calibrator(fitting: $0.predictions, to: $0.happened)?.slope
        }
        guard slopes.count == windows, agree(slopes[0], slopes[1]) else {
            return Calibrator(shifting: propensities, to: happened)
        }
        return Calibrator(fitting: propensities, to: happened)
    }

    private static let windows = 2

    /// Whether both stretch or both squeeze, by about as much.
    private static func agree(_ left: Double, _ right: Double) -> Bool {
        (left - 1) * (right - 1) > 0 && max(left, right) / min(left, right) < 1.25
    }
}

extension Forecast {
    /// How far `calibrator` moves the mean propensity.
    fileprivate func movedLevel(by calibrator: Calibrator) -> Double {
        let count = Double(max(predictions.count, 1))
        return predictions.reduce(0) { $0 + calibrator.apply($1) - $1 } / count
    }

    /// Whether `calibrator` lowers both the log-loss and the calibration error of this window.
    fileprivate func isImproved(by calibrator: Calibrator) throws(EvaluationError) -> Bool {
        let calibrated = calibrated(by: calibrator)
        for metric in [Metric.logLoss, .calibrationError] {
            guard try metric.measure(calibrated) < metric.measure(self) else { return false }
        }
        return true
    }
}

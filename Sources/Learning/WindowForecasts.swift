/// Out-of-time forecasts of the windows of a training, each made once: by a model that has seen neither the window nor
/// anything later.
public struct WindowForecasts {
    private let fitter: ModelFitter
    private var made: [Int: Forecast?]

    /// Prepares to forecast windows of `fitter`; `known` are the forecasts that were made already.
    package init(_ fitter: ModelFitter, knowing known: [Int: Forecast] = [:]) {
        self.fitter = fitter
        made = known
    }

    /// The windows whose labels closed by a day, newest first.
    func closed(by day: Int) -> [Int] { fitter.closed(by: day) }

    /// Forecasts a window; `nil` when too little had closed before it.
    mutating func forecast(_ window: Int) async throws -> Forecast? {
        if let known = made[window] { return known }
        let forecast = try await fitter.forecast(window)
        made[window] = .some(forecast)
        return forecast
    }
}

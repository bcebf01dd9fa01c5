/// What was measured of a forecast, by the metrics of its kind of outcome.
public struct Measurements: Encodable, Sendable {
    /// How many customers were judged on.
    public let n: Int
    /// Their mean label: of what comes true or does not, the share of them in whom it did.
    public let baseRate: Double
    /// What each metric measured, the leading one first.
    public let values: [(metric: Metric, value: Double)]

    /// Measures a forecast.
    ///
    /// - Throws: ``EvaluationError``.
    init(_ forecast: Forecast, by metrics: [Metric]) throws(EvaluationError) {
        n = forecast.labels.count
        baseRate = forecast.labels.reduce(0) { $0 + Double($1) } / Double(max(n, 1))
        var values: [(metric: Metric, value: Double)] = []
        for metric in metrics { values.append((metric, try metric.measure(forecast))) }
        self.values = values
    }

    /// What a metric measured.
    ///
    /// - Precondition: it is one of the kind's.
    subscript(metric: Metric) -> Double {
        guard let found = values.first(where: { $0.metric.name == metric.name }) else {
            preconditionFailure("\(metric.name) is no metric of this kind of outcome")
        }
        return found.value
    }

    /// Writes one object: how many, their mean label, and each metric under its name.
    public func encode(to encoder: any Encoder) throws {
        var numbers = ["n": Double(n), "base_rate": baseRate]
        for (metric, value) in values { numbers[metric.name] = value }
        try numbers.encode(to: encoder)
    }
}

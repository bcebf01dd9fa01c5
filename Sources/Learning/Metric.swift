/// A number that models of a kind of outcome are judged by.
public struct Metric: Sendable {
    /// Its key in what is stored of a version, for ever.
    public let name: String
    /// What people read.
    public let words: String
    /// Whether more is better.
    let isBetterHigher: Bool
    let measure: @Sendable (Forecast) throws(EvaluationError) -> Double

    /// Creates a metric.
    ///
    /// - Parameters:
    ///   - name: its key, which is not `n` or `base_rate`, and no other metric of a kind's.
    ///   - words: what people read.
    ///   - isBetterHigher: whether more is better.
    ///   - measure: measures a forecast.
    init(
        _ name: String,
        _ words: String,
        isBetterHigher: Bool,
        _ measure: @escaping @Sendable (Forecast) throws(EvaluationError) -> Double
    ) {
        self.name = name
        self.words = words
        self.isBetterHigher = isBetterHigher
        self.measure = measure
    }

    /// The best of what was measured by it; `nil` of nothing.
    func best(of values: some Sequence<Double>) -> Double? {
        isBetterHigher ? values.max() : values.min()
    }
}

/// What a baseline measured by the leading metric of a kind of outcome.
public struct BaselineScores: Encodable, Sendable {
    /// The metric.
    public let metric: Metric
    /// At the gate window.
    public let gate: Double
    /// At the as-of, where labels after it exist.
    public var backtest: Double?

    /// Writes one object: each number under the metric's name, such as `gate_auc`.
    public func encode(to encoder: any Encoder) throws {
        var numbers = ["gate_\(metric.name)": gate]
        numbers["backtest_\(metric.name)"] = backtest
        try numbers.encode(to: encoder)
    }
}

/// The numbers of a training, by the window they were measured at.
public struct TrainingReport: Encodable, Sendable {
    /// Customers in the population at the as-of.
    public var n = 0
    /// The mean label, such as the share with the outcome: of the backtest where there is one, else of the gate window.
    public var baseRate = 0.0
    /// The judged model at the gate window, whose labels closed at the as-of.
    public var gate: Measurements?
    /// The kept model at the as-of itself, where labels after it exist; never read by a gate.
    public var backtest: Measurements?
    /// The deciles of both, the highest predictions first.
    public var gateDeciles: [Decile] = [], backtestDeciles: [Decile]?
    /// The leading metric of each baseline at both windows.
    public var baselines: [String: BaselineScores] = [:]

    private enum CodingKeys: String, CodingKey {
        case n, gate, backtest, baselines
        case baseRate = "base_rate"
        case gateDeciles = "gate_deciles"
        case backtestDeciles = "backtest_deciles"
    }
}

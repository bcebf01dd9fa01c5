/// The AUC of a baseline.
public struct BaselineScores: Codable, Hashable, Sendable {
    /// At the gate window.
    public var gateAUC: Double
    /// At the as-of, where labels after it exist.
    public var backtestAUC: Double?

    private enum CodingKeys: String, CodingKey {
        case gateAUC = "gate_auc"
        case backtestAUC = "backtest_auc"
    }
}

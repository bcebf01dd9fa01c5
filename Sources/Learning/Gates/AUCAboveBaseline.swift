/// How far the AUC lies above the best baseline's: a model that ranks no better than them is worth nothing.
enum AUCAboveBaseline: LimitedGate {
    static let word = "auc_above_baseline"
    static let limit = GateLimit(
        "auc_below_baseline",
        0...0.5,
        usual: 0.005,
        "furthest the AUC, a share of pairs, may lie below the better baseline's",
        byDefault: "what chance alone moves it by",
        storedAlwaysAs: "aucBelowBaseline"
    )

    static func judge(_ evidence: GateEvidence, by limit: Double) -> GateResult {
        let margin = evidence.measured[.auc] - (evidence.bestBaseline ?? 0)
        return GateResult(Self.self, margin, limit: -limit, isPassed: margin >= -limit)
    }
}

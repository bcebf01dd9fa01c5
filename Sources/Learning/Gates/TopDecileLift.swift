/// The lower bound (95 %) of the top decile's lift.
enum TopDecileLift: LimitedGate {
    static let word = "top_decile_lift_lower_bound"
    static let limit = GateLimit(
        "top_decile_lift",
        0...100,
        usual: 1,
        "smallest lower bound of the lift, in times the base rate",
        byDefault: "better than drawing lots",
        storedAlwaysAs: "topDecileLift"
    )

    static func judge(_ evidence: GateEvidence, by limit: Double) -> GateResult {
        let rate = evidence.measured.baseRate
        let lift = rate > 0 ? evidence.deciles[0].lower / rate : 0
        return GateResult(Self.self, lift, limit: limit, isPassed: lift > limit)
    }
}

/// The expected calibration error over 10 equal-width bins.
enum CalibrationError: LimitedGate {
    static let word = "calibration_error"
    static let limit = GateLimit(
        "calibration_error",
        0...1,
        usual: 0.08,
        "largest calibration error (ECE over 10 bins), as a share of customers",
        byDefault: "what still leaves tiers in their order",
        storedAlwaysAs: "calibrationError"
    )

    static func judge(_ evidence: GateEvidence, by limit: Double) -> GateResult {
        let error = evidence.measured[.calibrationError]
        return GateResult(Self.self, error, limit: limit, isPassed: error <= limit)
    }
}

/// Measures a judged model against the limits of its outcome.
struct Gates {
    let limits: GateLimits

    /// Returns what each gate measured at the gate window.
    func results(
        for propensities: [Double],
        _ happened: [Bool],
        metrics: BinaryMetrics,
        betterBaseline: Double
    ) -> [GateResult] {
        let margin = metrics.auc - betterBaseline
        let deciles = Decile.all(propensities, happened)
        let lowerLift = metrics.baseRate > 0 ? deciles[0].lower / metrics.baseRate : 0
        let inversion = Self.worstInversion(deciles)
        return [
            GateResult(
                gate: "auc_above_baseline",
                measured: margin,
                limit: -limits.aucBelowBaseline,
                isPassed: margin >= -limits.aucBelowBaseline
            ),
            GateResult(
                gate: "calibration_error",
                measured: metrics.ece,
                limit: limits.calibrationError,
                isPassed: metrics.ece <= limits.calibrationError
            ),
            GateResult(
                gate: "top_decile_lift_lower_bound",
                measured: lowerLift,
                limit: limits.topDecileLift,
                isPassed: lowerLift > limits.topDecileLift
            ),
            GateResult(
                gate: "decile_inversion",
                measured: inversion,
                limit: 0,
                isPassed: inversion <= 0
            ),
        ]
    }

    /// How far a decile's interval lies below the interval of the one after it; 0 when none does.
    private static func worstInversion(_ deciles: [Decile]) -> Double {
        zip(deciles, deciles.dropFirst()).map { higher, lower in
            max(0, lower.lower - higher.upper)
        }.max() ?? 0
    }
}

/// Returns the 95 % interval of a share.
///
/// - Returns: bounds in `0...1`; all of it when there was nobody.
/// - SeeAlso: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 1927.
public func wilsonInterval(successes: Int, of count: Int) -> (lower: Double, upper: Double) {
    guard count > 0 else { return (0, 1) }
    let z = 1.959963984540054
    let n = Double(count)
    let share = Double(successes) / n
    let centre = share + z * z / (2 * n)
    let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return ((centre - half) / scale, (centre + half) / scale)
}

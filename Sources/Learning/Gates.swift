/// Measures a judged model against the limits of its outcome.
struct Gates {
    let limits: GateLimits

    /// Returns what each gate measured at the gate window.
    func results(
        for propensities: [Double],
        _ outcomes: [Bool],
        metrics: BinaryMetrics,
        betterBaseline: Double
    ) -> [GateResult] {
        let margin = metrics.auc - betterBaseline
        let deciles = Self.deciles(propensities, outcomes)
        let top = wilsonInterval(successes: deciles[0].positives, of: deciles[0].count)
        let lowerLift = metrics.baseRate > 0 ? top.lower / metrics.baseRate : 0
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

    /// Customers in ten groups of equal size, highest propensity first; ties in order of row.
    private static func deciles(
        _ propensities: [Double],
        _ outcomes: [Bool]
    ) -> [(count: Int, positives: Int)] {
        let order = propensities.indices.sorted {
            (propensities[$0], $1) > (propensities[$1], $0)
        }
        return (0..<10).map { decile in
            let members = order[(order.count * decile / 10)..<(order.count * (decile + 1) / 10)]
            return (members.count, members.count { outcomes[$0] })
        }
    }

    /// How far a decile's interval lies below the interval of the one after it; 0 when none does.
    private static func worstInversion(_ deciles: [(count: Int, positives: Int)]) -> Double {
        zip(deciles, deciles.dropFirst()).map { higher, lower in
            let above = wilsonInterval(successes: higher.positives, of: higher.count)
            let below = wilsonInterval(successes: lower.positives, of: lower.count)
            return max(0, below.lower - above.upper)
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

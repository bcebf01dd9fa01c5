import Glibc

/// Moves propensities to the level that was observed when they were forecast: a logistic of their logit.
///
/// - SeeAlso: Platt, "Probabilistic Outputs for Support Vector Machines", 1999; without his smoothing of
///   the targets.
public struct Calibrator: Codable, Hashable, Sendable {
    /// What the logit is multiplied by.
    public let slope: Double
    /// What is added to it.
    public let intercept: Double

    /// Creates a calibrator.
    public init(slope: Double, intercept: Double) {
        self.slope = slope
        self.intercept = intercept
    }

    /// Fits a shift of the level alone, with slope 1, by maximum likelihood.
    ///
    /// `nil` when what is predicted happened to everybody or to nobody.
    ///
    /// - Parameters:
    ///   - propensities: out-of-time predictions, each in `0...1`.
    ///   - happened: whether what is predicted happened; same count, same order.
    public init?(shifting propensities: [Double], to happened: [Bool]) {
        let logits = propensities.map(Self.logit)
        var shift = 0.0
        for _ in 0..<100 {
            var (gradient, hessian) = (0.0, 0.0)
            for (x, observed) in zip(logits, happened) {
                let p = Self.sigmoid(x + shift)
                gradient += (observed ? 1 : 0) - p
                hessian += p * (1 - p)
            }
            guard hessian > 1e-12 else { return nil }
            let step = gradient / hessian
            // A long step would overshoot where the sigmoid is flat.
            shift += min(max(step, -1), 1)
            guard abs(shift) < 30 else { return nil }
            if abs(step) < 1e-12 { break }
        }
        self.init(slope: 1, intercept: shift)
    }

    /// Fits a calibrator by maximum likelihood, with Newton's method.
    ///
    /// `nil` when the likelihood has no finite maximum, as when the propensities separate them.
    ///
    /// - Parameters:
    ///   - propensities: out-of-time predictions, each in `0...1`.
    ///   - happened: whether what is predicted happened; same count, same order, both kinds present.
    public init?(fitting propensities: [Double], to happened: [Bool]) {
        let logits = propensities.map(Self.logit)
        var (a, b) = (1.0, 0.0)
        for _ in 0..<100 {
            var gradient = (0.0, 0.0)
            var hessian = (0.0, 0.0, 0.0)
            for (x, observed) in zip(logits, happened) {
                let p = Self.sigmoid(a * x + b)
                let error = (observed ? 1 : 0) - p
                let weight = p * (1 - p)
                gradient = (gradient.0 + error * x, gradient.1 + error)
                hessian = (hessian.0 + weight * x * x, hessian.1 + weight * x, hessian.2 + weight)
            }
            let determinant = hessian.0 * hessian.2 - hessian.1 * hessian.1
            guard determinant > 1e-12 else { return nil }
            let stepA = (hessian.2 * gradient.0 - hessian.1 * gradient.1) / determinant
            let stepB = (hessian.0 * gradient.1 - hessian.1 * gradient.0) / determinant
            (a, b) = (a + stepA, b + stepB)
            guard abs(a) < 1e3, abs(b) < 1e3 else { return nil }
            if abs(stepA) + abs(stepB) < 1e-12 { break }
        }
        // A negative slope would turn the order round: then the window says nothing about the level.
        guard a > 0 else { return nil }
        self.init(slope: a, intercept: b)
    }

    /// Returns the calibrated propensity, in `0...1`; the order of customers stays.
    public func apply(_ propensity: Double) -> Double {
        Self.sigmoid(slope * Self.logit(propensity) + intercept)
    }

    private static func logit(_ propensity: Double) -> Double {
        let clipped = min(max(propensity, 1e-7), 1 - 1e-7)
        return log(clipped / (1 - clipped))
    }

    private static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}

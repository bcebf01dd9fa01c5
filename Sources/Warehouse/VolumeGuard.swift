/// By how much a count may shrink or grow against the one before it.
public struct VolumeGuard: Hashable, Sendable {
    /// The share of the count before that may be lost, in `0...1`, and the share that may be won.
    public let largestLoss: Double, largestGrowth: Double

    /// What the guard says of a count.
    public enum Verdict: Hashable, Sendable {
        /// There is no count before, or it was of nobody: nothing to measure by.
        case unmeasured
        /// It moved by no more than it may.
        case within
        /// More was lost than may be.
        case shrank
        /// More was won than may be.
        case grew
    }

    /// Creates a guard; a growth of `infinity` has no limit.
    public init(largestLoss: Double, largestGrowth: Double) {
        self.largestLoss = largestLoss
        self.largestGrowth = largestGrowth
    }

    /// The multiples of the count before that are within.
    public var multiples: ClosedRange<Double> { 1 - largestLoss...1 + largestGrowth }

    /// Returns what the guard says of a count that was `before` and is `now`; both limits are within.
    public func verdict(from before: Int?, to now: Int) -> Verdict {
        guard let before, before > 0 else { return .unmeasured }
        let multiple = Double(now) / Double(before)
        if multiple < multiples.lowerBound { return .shrank }
        return multiple > multiples.upperBound ? .grew : .within
    }
}

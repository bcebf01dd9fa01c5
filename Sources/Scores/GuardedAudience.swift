/// Whom a segment or a tier takes by one score, and took by it in the release before.
public struct GuardedAudience: Sendable {
    /// Which scores are in an audience.
    public enum Bound: Sendable, Hashable {
        /// At least the one, below the other; `nil` bounds nothing.
        case range(atLeast: Double?, below: Double?)
        /// The highest ones: a share of the population, in `0...1`.
        case topShare(Double)
        /// So many of the highest ones.
        case top(Int)
    }

    let name: String
    let outcome: String
    let bound: Bound
    let boundBefore: Bound

    /// Creates an audience.
    ///
    /// - Parameters:
    ///   - name: what it is called, such as `segment loyal`; one of its outcome.
    ///   - outcome: whose scores choose it.
    ///   - bound: which scores are in it.
    ///   - before: which were in it in the release before.
    public init(name: String, outcome: String, _ bound: Bound, before: Bound) {
        self.name = name
        self.outcome = outcome
        self.bound = bound
        boundBefore = before
    }
}

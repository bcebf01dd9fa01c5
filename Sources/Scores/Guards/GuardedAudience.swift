/// Whom a segment or a tier takes by one score, and took by it in the release before.
public struct GuardedAudience: Sendable {
    let name: String
    let outcome: String
    let bound: ScoreBound
    let boundBefore: ScoreBound

    /// Creates an audience.
    ///
    /// - Parameters:
    ///   - name: what it is called, such as `segment loyal`; one of its outcome.
    ///   - outcome: whose scores choose it.
    ///   - bound: which scores are in it.
    ///   - before: which were in it in the release before.
    public init(name: String, outcome: String, _ bound: ScoreBound, before: ScoreBound) {
        self.name = name
        self.outcome = outcome
        self.bound = bound
        boundBefore = before
    }
}

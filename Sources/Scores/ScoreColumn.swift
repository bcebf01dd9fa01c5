import Learning

/// One position of a release's scores: what one arm of an entry gives a customer.
struct ScoreColumn: Sendable {
    let entry: Scorer.Entry
    let arm: OutcomeArm
    /// Where it stands in a row of scores, from 1.
    let position: Int

    /// Whether it is the one of its entry's that chooses audiences.
    var isActing: Bool { arm == entry.arms.first }
}

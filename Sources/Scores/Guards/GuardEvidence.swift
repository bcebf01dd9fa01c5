import Learning

/// What is known of a release, or of an outcome of it, beside the one before: all that guards go by.
///
/// It is of customers together, never of one.
struct GuardEvidence {
    /// How many customers or members of the population are scored.
    let count: Int
    /// How many were before; `nil` for the first.
    let previousCount: Int?
    /// How far the outcome may move.
    var limits = GuardLimits()
    /// What its scores may be.
    var scores: ClosedRange<Double> = 0...1
    /// All scores of the outcome; `nil` when there are none before.
    var everybody: GuardComparison?
    /// Whom its scores choose, each compared; without a comparison when there are no scores before.
    var audiences: [(name: String, compared: GuardComparison?)] = []
    /// Customers active lately of all that were built; `nil` when one of both is not known.
    var active: (now: Share, before: Share)?

    /// So many of a whole that is somebody.
    typealias Share = (count: Int, of: Int)
}

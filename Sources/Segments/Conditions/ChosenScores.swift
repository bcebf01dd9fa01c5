import Scores

/// Whom a condition takes by the scores of one outcome: what the guards of a release measure.
struct ChosenScores {
    /// Whose scores choose.
    let outcome: String
    /// Which scores are chosen, and which were in the release before; `nil` where that is everybody who has one, or is
    /// not known.
    let bound: ScoreBound?, before: ScoreBound?
}

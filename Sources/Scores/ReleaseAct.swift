/// What somebody did to the order of releases.
enum ReleaseAct: String, CaseIterable, Sendable {
    /// One that had been in force is so again.
    case putBack = "put_back"
    /// One of an earlier as-of took the place of the one in force.
    case releasedEarlier = "released_earlier"
    /// What was scored and judged may be scored again.
    case scoredAgain = "scored_again"
}

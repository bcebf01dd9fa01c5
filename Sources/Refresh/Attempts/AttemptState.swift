public import Postgres

/// What came of something that was tried.
public enum AttemptState: String, ColumnDecodable, CaseIterable, Sendable {
    /// It was made.
    case made
    /// It was there already.
    case unchanged
    /// It waits for what it reads, which is not ready; of an attempt, something waits or failed, and the rest was made.
    case held
    /// It was refused, or could not be done.
    case failed
}

public import Postgres

/// What a result of an attempt is of.
public enum AttemptPart: String, ColumnDecodable, CaseIterable, Sendable {
    /// The training of an outcome that was due.
    case training
    /// The scores of an outcome.
    case outcome
    /// Who is in a segment.
    case segment
    /// The list of an export.
    case export
    /// All of it.
    case attempt
}

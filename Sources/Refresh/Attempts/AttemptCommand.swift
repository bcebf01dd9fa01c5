public import Postgres

/// Which command an attempt is of.
public enum AttemptCommand: String, ColumnDecodable, CaseIterable, Sendable {
    /// A day's work.
    case run
    /// Lists alone.
    case export
}

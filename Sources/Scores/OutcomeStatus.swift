public import Postgres

/// Where one outcome of a release is.
public enum OutcomeStatus: String, ColumnDecodable, Codable, CaseIterable, Sendable {
    /// Its scores are written and were not judged.
    case scored
    /// Its scores may choose audiences.
    case released
    /// The guards failed it: its last scores are carried.
    case held
}

public import Postgres

/// Where a release is.
public enum ReleaseState: String, ColumnDecodable, Codable, CaseIterable, Sendable {
    /// Its scores are being written.
    case scoring
    /// They are written and were not judged.
    case scored
    /// The guards failed it.
    case held
    /// It is in force, or was until another took its place.
    case released
    /// It was in force and was taken back.
    case withdrawn
}

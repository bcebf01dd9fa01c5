public import Postgres

/// What a published file is for.
public enum FileContent: String, ColumnDecodable, Codable, CaseIterable, Sendable {
    /// Who is on the list.
    case audience
    /// Who was on the list before and has to leave the destination's.
    case removals
}

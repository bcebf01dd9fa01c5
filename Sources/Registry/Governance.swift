public import Postgres

/// Who approves a model.
public enum Governance: String, Codable, CaseIterable, ColumnDecodable, Sendable {
    /// The author may; every card and manifest says so.
    case singleOperator = "single_operator"
    /// Somebody who is not the author.
    case fourEyes = "four_eyes"
}

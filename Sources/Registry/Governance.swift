public import Postgres

/// Who approves a model, from the laxest to the strictest.
///
/// What is said of each here, `segcast.governance_strictness` and `segcast.needs_somebody_else` say in the database.
public enum Governance: String, Codable, CaseIterable, ColumnDecodable, Sendable {
    /// The author may; every card and manifest says so.
    case singleOperator = "single_operator"
    /// Somebody who is not the author.
    case fourEyes = "four_eyes"

    /// How much it asks for: definitions may ask for more than the database, never for less.
    var strictness: Int {
        switch self {
        case .singleOperator: 0
        case .fourEyes: 1
        }
    }

    /// Whether a model's author may not be the one who approves it.
    public var needsSomebodyElse: Bool {
        switch self {
        case .singleOperator: false
        case .fourEyes: true
        }
    }
}

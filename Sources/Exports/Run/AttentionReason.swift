public import Postgres

/// Why a run waits for a person.
public enum AttentionReason: String, ColumnDecodable, Codable, CaseIterable, Sendable {
    /// The list shrank or grew by more than a person allowed beforehand.
    case volumeChanged = "volume_changed"
    /// The outbox holds other content under a file's name.
    case foreignFile = "foreign_file"

    /// What was found, as people are told it.
    public var meaning: String {
        switch self {
        case .volumeChanged: "the list shrank or grew by more than largest_loss or largest_growth"
        case .foreignFile: "the outbox holds other content under its file's name"
        }
    }

    /// What a person does before the run is accepted, or looks at first.
    public var remedy: String {
        switch self {
        case .volumeChanged: "accept it if that is right: one that changed more by then waits again"
        case .foreignFile: "move that away, then accept it"
        }
    }

    /// Whether the list before can be cut while the run waits: nothing stands in the way of its files.
    var leavesListAsItWas: Bool {
        switch self {
        case .volumeChanged: true
        case .foreignFile: false
        }
    }
}

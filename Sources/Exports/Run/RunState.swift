public import Postgres

/// Where an export run is.
///
///     planned → reserved → staged → committed → published
///
/// One that is not published can be superseded, which is planned anew when it is asked for again, cancelled, or wait
/// for a person; a committed one is staged again when the gate, asked once more, takes somebody out.
public enum RunState: String, ColumnDecodable, Codable, CaseIterable, Sendable {
    /// It is known what list is asked for.
    case planned
    /// Contacts are charged.
    case reserved
    /// Files are written and kept.
    case staged
    /// The gate was asked; the list has its number.
    case committed
    /// The destination has the files and their manifest.
    case published
    /// Another list took its place, or its release was taken back.
    case superseded
    /// It ended, and gave its contacts back.
    case cancelled
    /// A person has to look at it.
    case needsAttention = "needs_attention"

    /// The states that a run goes through when nothing keeps it up, in order.
    public static let way: [Self] = [.planned, .reserved, .staged, .committed, .published]

    /// One transaction that takes a run from one state to the next.
    enum Arrow: CaseIterable {
        case reserve, stage, commit, publish
    }

    /// What is done next by itself; `nil` where nothing is: it is published, or waits for a person, or has ended.
    var arrow: Arrow? {
        switch self {
        case .planned, .superseded: .reserve
        case .reserved: .stage
        case .staged: .commit
        case .committed: .publish
        case .published, .cancelled, .needsAttention: nil
        }
    }

    /// Whether nothing is left to be done with it, by whomever.
    var isOver: Bool { self == .published || self == .cancelled }
}

/// What a channel makes of one value.
public enum Cell: Equatable, Sendable {
    /// Leaves as it is.
    case plain(String)
    /// Leaves as the SHA-256 of this text.
    case hashed(String)
    /// Came hashed and leaves as it came, in lower case.
    case digest(String)
    /// A phone number of no known country, as the vendor's own code would take it; hashed in `normalise`,
    /// never put into a file, for it may be somebody else's.
    case unplaced(Cell.Text)
    /// Leaves empty, and why.
    case empty(reason: String)

    /// How an unplaced number would leave.
    public enum Text: Equatable, Sendable {
        /// Hashed.
        case hashed(String)
        /// Plain.
        case plain(String)
    }

    /// The text before it is hashed; `nil` for an empty cell.
    public var normalised: String? {
        switch self {
        case .plain(let text), .hashed(let text), .digest(let text): text
        case .unplaced(.hashed(let text)), .unplaced(.plain(let text)): text
        case .empty: nil
        }
    }

    /// Why it is empty, or is what it is.
    public var reason: String {
        switch self {
        case .plain, .hashed: ""
        case .digest: "already_hashed"
        case .unplaced: "no_country"
        case .empty(let reason): reason
        }
    }

    /// Whether something stands in a file for it.
    public var isPresent: Bool {
        switch self {
        case .plain(let text): !text.isEmpty
        case .hashed, .digest: true
        case .unplaced, .empty: false
        }
    }
}

import Ciphers
public import Failures
import Postgres

/// Why the deployment's key is not changed, or nothing can be done before it is.
public enum KeyError: ReportableFailure, Equatable {
    /// The new key is the one in force.
    case sameKey
    /// The key that is named is not the one that everything is under.
    case notInForce
    /// A change to another key than the one that is named is under way.
    case otherChange
    /// A change was cut short: some is under the one key, some under the other.
    case changing(through: Int64)
    /// A key that is said to be lost is there.
    case notLost

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .sameKey, .notLost: .usage
        case .notInForce, .otherChange, .changing: .configuration
        }
    }

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .sameKey:
            "the new key is the one that SEGCAST_KEY or SEGCAST_KEY_FILE names: make another with "
                + "`\(DeploymentKey.making("another.key"))`"
        case .notInForce:
            "the key is not the one in force: it was changed, and SEGCAST_KEY or SEGCAST_KEY_FILE names another. See "
                + "`segcast key`"
        case .otherChange:
            "a change from or to another key is under way: finish it with the two files that it was begun with, the old one "
                + "in SEGCAST_KEY_FILE, the new one as --new-key-file"
        case .changing(let runID):
            "the key is being changed, and what is kept of runs up to \(runID) is under the new one alone: nothing is "
                + "exported before `segcast key rotate` has gone on to its end, with the same two files"
        case .notLost:
            "SEGCAST_KEY or SEGCAST_KEY_FILE names the key that bytes are kept under, so it is not lost: segcast key rotate"
        }
    }

    /// What the server refused to begin.
    init?(_ error: PostgresError) {
        switch error.constraint {
        case "one_key_change_at_a_time": self = .otherChange
        case "key_is_in_force": self = .notInForce
        default: return nil
        }
    }
}

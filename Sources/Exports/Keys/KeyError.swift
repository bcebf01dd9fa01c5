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
    /// A key that is said to be lost is there; whether it is one of two that a change was cut short between.
    case notLost(isChanging: Bool)
    /// A key is said to be lost while a setting names one that cannot be read.
    case stillNamed(fault: String)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .sameKey, .notLost, .stillNamed: .usage
        case .notInForce, .otherChange, .changing: .configuration
        }
    }

    /// What is wrong.
    public var fault: String {
        switch self {
        case .sameKey: "the new key is the one that SEGCAST_KEY or SEGCAST_KEY_FILE names"
        case .notInForce:
            "the key is not the one in force: it was changed, and SEGCAST_KEY or SEGCAST_KEY_FILE names another"
        case .otherChange: "a change from or to another key is under way"
        case .changing(let runID):
            "the key is being changed, and what is kept of runs up to \(runID) is under the new one alone: nothing is "
                + "exported before that has come to its end"
        case .notLost:
            "SEGCAST_KEY or SEGCAST_KEY_FILE names a key that opens what is kept, so that one is not lost"
        case .stillNamed(let fault): "\(fault): it may be the key that is said to be lost"
        }
    }

    /// What to do.
    public var remedy: String {
        switch self {
        case .sameKey: "make another with `\(DeploymentKey.making("another.key"))`"
        case .notInForce: "see `segcast key`, and name the one in force"
        case .otherChange, .changing:
            "`segcast key rotate` goes on with the two files that it was begun with, the old one in SEGCAST_KEY_FILE, the new "
                + "one as --new-key-file; where one of them is lost, `segcast key replace --lost` with the other one in both "
                + "places puts that in force, and forgets what only the lost one opens"
        case .notLost(let isChanging):
            isChanging
                ? "where the other key of the change is lost, name this one as --new-key-file too; else `segcast key rotate` goes on"
                : "`segcast key rotate` changes it"
        case .stillNamed:
            "let it be read; only where it is lost for good, unset SEGCAST_KEY and SEGCAST_KEY_FILE and say it again"
        }
    }

    /// What is wrong and what to do.
    public var description: String { "\(fault): \(remedy)" }

    /// What the server refused to begin.
    init?(_ error: PostgresError) {
        switch error.constraint {
        case "one_key_change_at_a_time": self = .otherChange
        case "key_is_in_force": self = .notInForce
        default: return nil
        }
    }
}

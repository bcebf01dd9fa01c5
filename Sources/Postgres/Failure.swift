public import Failures

/// What a caller should do about a ``PostgresError``.
public enum Failure: String, Hashable, Sendable, CaseIterable {
    /// Nothing happened: open another session and run the transaction again.
    case retrySafe
    /// COMMIT may have happened: read the state by its key, then decide.
    case unknown
    /// The same transaction can succeed on the same session.
    case retryTransaction
    /// The server is going, coming or full: back off, then reconnect.
    case retryConnection
    /// A read-only server: find the primary.
    case wrongNode
    /// Out of disk or memory: slow retry and somebody must act.
    case resource
    /// The data broke a rule.
    case data
    /// Credentials, names or privileges are wrong: a person must change something.
    case configuration
    /// The database reports damage: stop.
    case corruption
    /// Session state was expected behind a pooler: a bug here.
    case poolerMisuse
    /// Somebody cancelled it on purpose.
    case cancelled
    /// None of the above.
    case other
}

extension PostgresError {
    /// The failure's class by phase first, then SQLSTATE: a lost connection usually brings no
    /// SQLSTATE, and after COMMIT was sent it must not be taken for a failure.
    public var failure: Failure {
        if code == .connectionLost, phase == .commit { return .unknown }
        if [.settingsInvalid, .writeAttempted, .cancelIgnored].contains(code) {
            return .configuration
        }
        if code == .cancelled { return state == .queryCanceled ? .retryTransaction : .cancelled }
        guard let state else {
            return [.connectionLost, .notConnected].contains(code) ? .retrySafe : .other
        }
        switch state.rawValue {
        case "40001", "40P01", "55P03": return .retryTransaction
        case "57014": return .cancelled
        case "25006": return .wrongNode
        case "53300", "57P01", "57P02", "57P03", "57P05": return .retryConnection
        case "55000": return .data
        case "26000", "42P05": return .poolerMisuse
        default: break
        }
        switch state.category {
        case "08": return .retryConnection
        case "53", "58": return .resource
        // What a view's code raises is about what the sources hold.
        case "22", "23", "2F", "38", "39", "P0": return .data
        case "28", "3D", "42", "3F", "0A": return .configuration
        case "XX": return .corruption
        default: return .other
        }
    }
}

extension PostgresError: ReportableFailure {
    /// Who can do something about it, by the class of its SQLSTATE and what was being done.
    public var kind: FailureKind {
        switch failure {
        case .configuration:
            state == .insufficientPrivilege || state?.category == "28"
                ? .notPermitted : .configuration
        case .data: .data
        case .retrySafe, .retryConnection, .wrongNode: .unavailable
        case .unknown, .retryTransaction, .resource, .cancelled: .temporary
        case .corruption, .poolerMisuse, .other: .software
        }
    }
}

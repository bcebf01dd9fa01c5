public import Failures

/// Why a lease could not be had, or kept.
public enum LeaseError: ReportableFailure, Equatable {
    /// Another process holds it.
    case held(name: String, openSeconds: Int)
    /// Another process took it over.
    case lost(name: String)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .held, .lost: .temporary
        }
    }

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .held(let name, let seconds):
            "another process is at work (lease \(name)): wait for it to finish; "
                + "if it was killed, its lease ends in \(seconds) s"
        case .lost(let name):
            "another process took the lease \(name) over, for this one stood still past it: "
                + "what was not finished is rolled back"
        }
    }
}

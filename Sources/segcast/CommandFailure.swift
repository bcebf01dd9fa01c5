import Failures
import Refresh

/// A failure of a command itself.
struct CommandFailure: ReportableFailure {
    let description: String
    let kind: FailureKind

    init(_ description: String, _ kind: FailureKind) {
        self.description = description
        self.kind = kind
    }
}

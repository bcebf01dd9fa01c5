public import Failures
public import Postgres
import Schema

/// A lock was waited for in vain: who holds it.
public struct WaitFailure: ReportableFailure {
    /// What it is called.
    public enum Code: String, FailureCode {
        case lockWaited

        /// What it means.
        public var meaning: String {
            "Somebody's open transaction holds what is to be changed, and was waited for in vain."
        }
        /// What to do.
        public var remedy: String {
            "Let it end, or end the session that the message names; then run the command again."
        }
    }

    /// What it is called.
    public let code = Code.lockWaited
    /// Which process of which login holds what since when, and how to end it.
    public let description: String
    /// As the error's own.
    public let kind: FailureKind

    /// Asks the server who holds what a statement waited for in vain.
    ///
    /// - Returns: `nil` when `error` is another, or nobody holds anything by now.
    public init?(_ error: PostgresError, asking pool: SessionPool) async {
        guard error.state == .lockNotAvailable else { return nil }
        let holders = (try? await LockHolder.all(in: pool)) ?? []
        guard let first = holders.first else { return nil }
        description =
            "\(error)\(holders.sentence). Try again when they have ended; where one does not end, its login or a superuser "
            + "runs `select pg_terminate_backend(\(first.processID))`"
        kind = error.kind
    }
}

public import Failures
import Postgres

/// What became of an outcome whose training was due.
public struct Retraining: Sendable {
    /// The outcome.
    public let outcome: String
    /// A version that waits for approval, or why there is none and the champion, if any, stays.
    public let result: Result
    /// Whether there is no version before.
    public let isFirst: Bool

    /// What a training ended with.
    public enum Result: Sendable {
        /// A version that waits for approval.
        case trained(version: Int)
        /// Nothing; the champion stays, where there is one.
        case failed(any ReportableFailure)
    }

    init(outcome: String, _ result: Result, isFirst: Bool) {
        self.outcome = outcome
        self.result = result
        self.isFirst = isFirst
    }

    /// Whether an outcome has to be trained.
    ///
    /// - Parameters:
    ///   - newest: the as-of of its newest version; `nil` when it has none.
    ///   - limit: the day so long before the as-of as a version may be old; one of that very day is due.
    /// - Returns: whether there is none, or it is that old.
    static func isDue(_ newest: Instant?, since limit: Instant) -> Bool {
        newest.map { $0 <= limit } ?? true
    }
}

public import Failures
import Postgres

/// A run or an export that is tried: a row before anything is done, and what came of it when it has ended.
///
/// It is kept beside what was done, not with it: what was made is the truth of its own tables, and a row of an attempt that
/// has no result says that it is at work, or was stopped or killed.
public struct Attempt: Sendable {
    /// Days that attempts are kept for.
    public static let keptDays = 400

    private let deployment: Deployment
    private let id: Int64

    /// Begins an attempt, and forgets those that are old.
    ///
    /// - Parameters:
    ///   - command: what is tried.
    ///   - asOf: the as-of as it was asked for; `nil` for today's.
    ///   - deployment: whose database keeps it.
    /// - Returns: `nil` where nothing can be written yet, as before the tables are made: what is tried says why.
    public static func begin(
        _ command: AttemptCommand,
        asOf: String?,
        in deployment: Deployment
    ) async -> Self? {
        let time = try? await deployment.time(asOf)
        do {
            let begun = try await deployment.pool.one(
                SQL.beginAttempt,
                [.text(command.rawValue), time.map { .timestamptz($0.asOf) } ?? .null]
            )
            if command == .run {
                try await deployment.pool.query(SQL.forgetAttempts, [.integer(keptDays)])
            }
            return Self(deployment: deployment, id: begun.attemptID)
        } catch {
            return nil
        }
    }

    /// Keeps how it ended; where that cannot be written, a person is told.
    ///
    /// - Parameters:
    ///   - results: what came of each part.
    ///   - state: what came of all of it, where something was not made.
    ///   - failure: what the command ends with; `nil` where all was made.
    public func end(
        _ results: [AttemptResult],
        _ state: AttemptState,
        with failure: (any ReportableFailure)? = nil
    ) async {
        let whole =
            failure.map { AttemptResult(.attempt, "", state, because: $0) }
            ?? AttemptResult(.attempt, "", "all was made")
        let rows = results + [whole]
        do {
            try await deployment.pool.query(
                SQL.recordResults,
                [
                    .bigint(id), .texts(rows.map(\.part.rawValue)), .texts(rows.map(\.subject)),
                    .texts(rows.map(\.state.rawValue)), .texts(rows.map { $0.reasonCode ?? "" }),
                    .texts(rows.map(\.words)), .bigints(rows.map { Int64($0.exitCode) }),
                    .bigints(rows.map { $0.releaseID ?? 0 }),
                    .bigints(rows.map { $0.runID ?? 0 }),
                ]
            )
        } catch {
            deployment.report(.attemptNotKept(because: await deployment.explained(error)))
        }
    }
}

public import Definitions
import Failures
import Leases
import Postgres

extension Deployment {
    /// Does a day's work as ``working(_:)`` does, and keeps and reports how it ended, unless it was asked to stop.
    ///
    /// - Parameters:
    ///   - asOf: the as-of as it was asked for; `nil` for today's.
    ///   - body: the work, by the definitions in force.
    /// - Returns: what each stage did.
    /// - Throws: whatever ``working(_:)`` and `body` throw.
    public func workingDay(
        asOf: String?,
        _ body: @escaping @Sendable (DefinitionHashes) async throws -> DailyRefresh.Result
    ) async throws -> DailyRefresh.Result {
        do {
            let result = try await attempting(.run, asOf: asOf) { hashes in
                let result = try await Lease.holding("run", in: pool) { _ in
                    try await body(hashes)
                }
                return (result, result.results, result.failures)
            }
            if !Task.isCancelled { report(.dayEnded(result)) }
            return result
        } catch {
            if !Task.isCancelled {
                report(.dayFailed(asOf: asOf, because: await explained(error)))
            }
            throw error
        }
    }

    /// Makes lists alone, and keeps what came of them, unless it was asked to stop.
    ///
    /// - Parameters:
    ///   - asOf: the as-of as it was asked for; `nil` for today's.
    ///   - body: the work, by the definitions in force.
    /// - Returns: what `body` returned.
    /// - Throws: whatever ``apply()`` and `body` throw.
    public func exporting(
        asOf: String?,
        _ body: (DefinitionHashes) async throws -> ExportResults
    ) async throws -> ExportResults {
        try await attempting(.export, asOf: asOf) { hashes in
            let results = try await body(hashes)
            return (results, results.results, results.failures)
        }
    }

    /// Applies the definitions and does something that is kept as an attempt, with what came of it.
    private func attempting<T>(
        _ command: AttemptCommand,
        asOf: String?,
        _ body: (DefinitionHashes) async throws -> (
            made: T, results: [AttemptResult], failures: [any ReportableFailure]
        )
    ) async throws -> T {
        var attempt: Attempt?
        do {
            let hashes = try await apply()
            attempt = await Attempt.begin(command, asOf: asOf, in: self)
            let ended = try await body(hashes)
            if !Task.isCancelled {
                await attempt?.end(ended.results, .held, with: ended.failures.first)
            }
            return ended.made
        } catch {
            guard !Task.isCancelled else { throw error }
            if attempt == nil, (error as? PostgresError)?.phase != .connecting {
                attempt = await Attempt.begin(command, asOf: asOf, in: self)
            }
            await attempt?.end([], .failed, with: await explained(error))
            throw error
        }
    }

    /// Returns a failure as it was meant for people, with who holds what was waited for; others without their own text.
    func explained(
        _ error: any Error,
        in place: String? = nil
    ) async -> any ReportableFailure {
        if let error = error as? PostgresError, let settings = try? settings.database() {
            let pool = SessionPool(settings, limit: 1, deadline: .seconds(5))
            return await WaitFailure(error, asking: pool) ?? error
        }
        return error as? any ReportableFailure ?? UnexpectedFailure(error, in: place)
    }
}

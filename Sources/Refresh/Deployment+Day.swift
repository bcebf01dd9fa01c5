public import Definitions
import Failures
import Postgres

extension Deployment {
    /// Does a day's work as ``working(_:)`` does, and reports how it ended, unless it was asked to stop.
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
            let result = try await working(body)
            if !Task.isCancelled { report(.dayEnded(result)) }
            return result
        } catch {
            if !Task.isCancelled {
                report(.dayFailed(asOf: asOf, because: await explained(error)))
            }
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

import ArgumentParser
import Jobs
import Postgres

/// A failure that a person at the database settles: who was refused what, or who holds what was waited for.
struct ServerFailure: ReportableFailure {
    let description: String
    let exitCode: Int32

    /// Explains a statement that was refused for want of rights.
    ///
    /// - Returns: `nil` when `error` is another.
    init?(refusal error: PostgresError, of command: any ParsableCommand.Type) {
        guard error.state == .insufficientPrivilege, let login = error.login else { return nil }
        let place = error.query.map { " (42501 in \($0))" } ?? " (42501)"
        description =
            "the login \(login) may not do all that this command does: \(error.words)\(place). It runs as "
            + "\(Self.runner(of: command)); `segcast init --print-grants` prints what a login needs"
        exitCode = error.exitCode
    }

    /// Names who holds what a statement waited for in vain.
    ///
    /// - Returns: `nil` when `error` is another, or nobody holds anything by now.
    init?(wait error: PostgresError, asking pool: SessionPool) async {
        guard error.state == .lockNotAvailable else { return nil }
        let holders = (try? await LockHolder.all(in: pool)) ?? []
        guard let first = holders.first else { return nil }
        description =
            "\(error)\(holders.sentence). Try again when they have ended; where one does not end, its login or a superuser "
            + "runs `select pg_terminate_backend(\(first.processID))`"
        exitCode = error.exitCode
    }

    /// Which login runs a command, in words.
    private static func runner(of command: any ParsableCommand.Type) -> String {
        switch command {
        case is InitCommand.Type, is DemoCommand.Type:
            "the login that owns Segcast's tables, or may make them"
        case is ExportCommand.Type, is RebuildCommand.Type, is RunsCommand.List.Type,
            is RunsCommand.Accept.Type, is RunsCommand.Cancel.Type, is OutboxCommand.Show.Type,
            is OutboxCommand.Adopt.Type:
            "a login that exports, a member of segcast_exporter by custom, or the worker's, of segcast_worker"
        default: "the worker's login, a member of segcast_worker by custom"
        }
    }
}

extension FailureReport {
    /// Returns an error of the server's with what only the server knows of it; others as they are.
    static func explained(
        _ error: any Error,
        of command: any ParsableCommand.Type
    ) async -> any Error {
        guard let error = error as? PostgresError else { return error }
        if let refusal = ServerFailure(refusal: error, of: command) { return refusal }
        guard let settings = try? Workplace.settings() else { return error }
        let pool = SessionPool(settings, limit: 1, deadline: .seconds(5))
        return await ServerFailure(wait: error, asking: pool) ?? error
    }
}

import ArgumentParser
import Failures
import Postgres
import Refresh

/// A statement was refused for want of rights: who was refused what, and who runs the command.
struct RefusalFailure: ReportableFailure {
    /// What it is called.
    enum Code: String, FailureCode {
        case loginMayNot

        var meaning: String { "The login may not do all that the command does." }
        var remedy: String {
            "Run it as the login that the message names, or let a DBA run what `segcast init --print-grants` prints."
        }
    }

    let code = Code.loginMayNot
    let description: String
    let kind: FailureKind

    /// Explains a statement that was refused for want of rights.
    ///
    /// - Returns: `nil` when `error` is another.
    init?(_ error: PostgresError, of command: any ParsableCommand.Type) {
        guard error.state == .insufficientPrivilege, let login = error.login else { return nil }
        let place = error.query.map { " (42501 in \($0))" } ?? " (42501)"
        description =
            "the login \(login) may not do all that this command does: \(error.words)\(place). It runs as "
            + "\(Self.runner(of: command)); `segcast init --print-grants` prints what a login needs"
        kind = error.kind
    }

    /// Which login runs a command, in words.
    private static func runner(of command: any ParsableCommand.Type) -> String {
        switch command {
        case is InitCommand.Type, is DropCommand.Type, is DemoCommand.Type:
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
        if let refusal = RefusalFailure(error, of: command) { return refusal }
        guard let settings = try? DeploymentSettings().database() else { return error }
        let pool = SessionPool(settings, limit: 1, deadline: .seconds(5))
        return await WaitFailure(error, asking: pool) ?? error
    }
}

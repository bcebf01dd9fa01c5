import Failures
import Foundation
import Postgres
import Refresh

/// Tells failures to people and to scripts.
enum FailureReport {
    /// Says what went wrong on standard error and ends with its exit code.
    static func exit(with failure: any ReportableFailure) -> Never {
        Output.note("segcast: \(failure)")
        let url = DeploymentSettings()[.database] ?? ""
        if (failure as? PostgresError)?.phase == .connecting, url.isEmpty {
            Output.note(
                "SEGCAST_DATABASE_URL is not set: PG* variables and libpq's defaults said where to look"
            )
        }
        Foundation.exit(failure.kind.exitCode)
    }

    /// Ends well, or with why standard output did not take what was printed.
    static func endWithOutput() {
        guard let number = Output.fault else { return }
        // Whoever only wanted the beginning is told nothing.
        if number == EPIPE { Foundation.exit(128 + SIGPIPE) }
        let words = String(cString: strerror(number))
        exit(with: CommandFailure("standard output: \(words)", .files))
    }
}

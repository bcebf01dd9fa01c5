import ArgumentParser
import Failures
import Foundation
import Postgres
import Refresh

/// Tells failures to people and to scripts.
enum FailureReport {
    /// Says what went wrong on standard error and ends with its exit code.
    static func exit(with failure: any ReportableFailure) -> Never {
        var fix: String?
        if (failure as? PostgresError)?.phase == .connecting,
            (DeploymentSettings()[.database] ?? "").isEmpty
        {
            fix =
                "SEGCAST_DATABASE_URL is not set: PG* variables and libpq's defaults said where to look"
        }
        tell(
            "\(failure)",
            told: failure.told,
            failure.kind.word,
            failure.kind.exitCode,
            failure.code.word,
            fix: fix
        )
        Foundation.exit(failure.kind.exitCode)
    }

    /// Says why a command line is none, as the parser puts it, and ends; help is none of that.
    static func exit(unreadable error: any Error) -> Never {
        let code = Segcast.exitCode(for: error)
        guard code != .success, OutputFormat.isJSONAsked(in: CommandLine.arguments) else {
            Segcast.exit(withError: error)
        }
        tell(Segcast.message(for: error), FailureKind.usage.word, code.rawValue)
        Foundation.exit(code.rawValue)
    }

    /// Tells a failure in words, or as one line of JSON where that was asked for; `code` is that of the catalogue, which
    /// the words bear that people are told.
    static func tell(
        _ message: String,
        told: String? = nil,
        _ kind: String,
        _ exitCode: Int32,
        _ code: String? = nil,
        fix: String? = nil
    ) {
        guard OutputFormat.isJSONAsked(in: CommandLine.arguments) else {
            Output.fail("segcast: \(told ?? message)")
            if let fix { Output.fail(fix) }
            return
        }
        let object = object(message, kind, exitCode, code, fix: fix)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(object) else { return }
        Output.failForPrograms(String(decoding: bytes, as: UTF8.self))
    }

    /// What a failure is in JSON.
    static let shape = OutputShape.record([
        OutputShape.Field("kind", .words(FailureKind.allCases.map(\.word) + ["stopped"])),
        OutputShape.Field("exit_code", .number), OutputShape.Field("code", .optional(.text)),
        OutputShape.Field("message", .text),
        OutputShape.Field("fix", .optional(.text)),
    ])

    /// A failure as programs read it.
    private static func object(
        _ message: String,
        _ kind: String,
        _ exitCode: Int32,
        _ code: String?,
        fix: String?
    ) -> OutputValue {
        .record([
            ("kind", .text(kind)), ("exit_code", .integer(Int64(exitCode))),
            ("code", code.map { .text($0) } ?? .null), ("message", .text(message)),
            ("fix", fix.map { .text($0) } ?? .null),
        ])
    }

    /// Ends well, or with why standard output did not take what was printed.
    static func endWithOutput() {
        guard let number = Output.fault else { return }
        // Whoever only wanted the beginning is told nothing.
        if number == EPIPE { Foundation.exit(128 + SIGPIPE) }
        let words = String(cString: strerror(number))
        exit(with: CommandFailure(.outputRefused, "standard output: \(words)", .files))
    }
}

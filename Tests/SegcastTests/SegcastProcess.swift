import Foundation
import Glibc
import Postgres
import TestSupport

/// The built program, run as a person or cron runs it.
struct SegcastProcess {
    /// What a run printed, and how it ended.
    struct Result: Sendable {
        let status: Int32
        let output: String
        let errors: String

        /// The output as JSON.
        func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8)) }
    }

    let config: String
    /// The outbox that is asked for by a flag; by none when empty.
    var outbox: String
    /// Whether tables are asked for as wide as they are, so that what they say stands on one line.
    var isWide = true
    /// Where the database is, when it is not the running test's.
    var url: String?
    /// Who connects, when it is not whoever runs the tests.
    var login: String?

    /// The commands that know an outbox.
    private static let publishing = [
        ["doctor"], ["export"], ["rebuild"], ["outbox"], ["verify"], ["run"], ["demo"],
        ["runs", "cancel"], ["key", "replace"],
    ]

    /// Runs `segcast ARGUMENTS --config …`, with `--outbox …` where the command knows one, against the running test's database.
    func run(_ arguments: String...) async throws -> Result { try await run(arguments, [:]) }

    /// Runs it with more variables in its environment, and behind `prefix`, such as a tracer.
    func run(
        _ arguments: [String],
        _ variables: [String: String] = [:],
        without missing: [String] = [],
        behind prefix: [String] = []
    ) async throws -> Result {
        var environment = ProcessInfo.processInfo.environment
        environment["SEGCAST_DATABASE_URL"] = try url ?? TestDatabase.url(as: login)
        let knowsOutbox = Self.publishing.contains { arguments.starts(with: $0) }
        let options =
            ["--config", config] + (isWide ? ["--wide"] : [])
            + (outbox.isEmpty || !knowsOutbox ? [] : ["--outbox", outbox])
        environment.merge(variables) { $1 }
        for name in missing { environment[name] = nil }
        let command = prefix + [Self.program] + arguments + options
        return try await Self.run(command, environment)
    }

    /// The program, built beside the tests.
    static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "segcast").path

    /// Spawns a program and waits for its end on a thread of its own.
    ///
    /// It reads the file `input`. Its output goes to files: a neighbour that was spawned meanwhile would hold a pipe open.
    static func run(
        _ command: [String],
        _ environment: [String: String],
        input: String = "/dev/null"
    ) async throws -> Result {
        try await OwnThread.run {
            let folder = FileManager.default.temporaryDirectory
            let output = folder.appending(path: UUID().uuidString).path
            let errors = folder.appending(path: UUID().uuidString).path
            defer { for file in [output, errors] { unlink(file) } }
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
            let flags = O_WRONLY | O_CREAT | O_EXCL
            posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o600)
            posix_spawn_file_actions_addopen(&actions, 2, errors, flags, 0o600)
            var words = command.map { strdup($0) } + [nil]
            var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
            defer { for text in words + variables { free(text) } }
            var process: pid_t = 0
            let failure = posix_spawn(&process, command[0], &actions, nil, &words, &variables)
            guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7f
            return Result(
                status: signal == 0 ? status >> 8 & 0xff : signal,
                output: String(
                    decoding: try Data(contentsOf: URL(filePath: output)),
                    as: UTF8.self
                ),
                errors: String(decoding: try Data(contentsOf: URL(filePath: errors)), as: UTF8.self)
            )
        }
    }

    /// A folder that is removed with everything in it when `body` ends.
    static func withFolder<T>(_ body: (String) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }
}

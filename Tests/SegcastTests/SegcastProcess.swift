import Foundation
import Postgres
import TestSupport

/// The built program, run as a person or cron runs it.
struct SegcastProcess {
    /// What a run printed, and how it ended.
    struct Result {
        let status: Int32
        let output: String
        let errors: String

        /// The output as JSON.
        func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8)) }
    }

    let config: String
    let outbox: String

    /// Runs `segcast ARGUMENTS --config … --outbox …` against the running test's database.
    func run(_ arguments: String...) async throws -> Result { try await run(arguments, [:]) }

    /// Runs it with more variables in its environment, and behind `prefix`, such as a tracer.
    func run(
        _ arguments: [String],
        _ variables: [String: String],
        behind prefix: [String] = []
    ) async throws -> Result {
        let database = try TestDatabase.settings.database ?? ""
        var environment = ProcessInfo.processInfo.environment
        // The last word on a key wins in key=value strings; a URL takes its database as a parameter.
        let server = environment["SEGCAST_DATABASE_URL"] ?? ""
        environment["SEGCAST_DATABASE_URL"] =
            server.contains("://")
            ? "\(server)\(server.contains("?") ? "&" : "?")dbname=\(database)"
            : "\(server) dbname=\(database)"
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "segcast")
        let options = ["--config", config, "--outbox", outbox]
        environment.merge(variables) { $1 }
        let environmentNow = environment
        return try await OwnThread.run {
            let process = Process()
            let command = prefix + [program.path] + arguments + options
            process.executableURL = URL(filePath: command[0])
            process.arguments = Array(command.dropFirst())
            process.environment = environmentNow
            let output = Pipe()
            let errors = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try Data().write(to: errors)
            let errorHandle = try FileHandle(forWritingTo: errors)
            process.standardOutput = output
            process.standardError = errorHandle
            try process.run()
            let printed = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            try errorHandle.close()
            defer { try? FileManager.default.removeItem(at: errors) }
            return Result(
                status: process.terminationStatus,
                output: String(decoding: printed, as: UTF8.self),
                errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self)
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

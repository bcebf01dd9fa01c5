import ArgumentParser
import Foundation
import Glibc

/// Times single stages of Segcast in one process; `Benchmarks/bench` calls it.
@main
struct SegcastBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segcast-bench",
        abstract: "Times one stage and prints one JSON line: rows, seconds, CPU and peak memory.",
        subcommands: [
            ScoreStage.self, BoundStage.self, FeaturesStage.self, ReserveStage.self, FileStage.self,
        ]
    )
}

/// What a stage took.
struct Timing: Encodable {
    var stage: String
    var rows: Int
    var seconds: Double
    var cpu: Double
    var peakMiB: Int

    private enum CodingKeys: String, CodingKey {
        case stage, rows, seconds
        case cpu = "cpu_seconds"
        case peakMiB = "peak_mib"
    }

    /// Runs `body` and measures it; it returns how many rows it worked on.
    static func of(_ stage: String, _ body: () async throws -> Int) async throws -> Timing {
        let cpu = try Self.cpu()
        let begin = ContinuousClock.now
        let rows = try await body()
        let elapsed = ContinuousClock.now - begin
        return Timing(
            stage: stage,
            rows: rows,
            seconds: Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds)
                / 1e18,
            cpu: try Self.cpu() - cpu,
            peakMiB: Self.usage().ru_maxrss / 1024
        )
    }

    /// Prints it as one line of JSON.
    func print() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        Swift.print(String(decoding: try encoder.encode(self), as: UTF8.self))
    }

    private static func usage() -> rusage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage
    }

    /// User and system seconds of this process and of all the server's.
    private static func cpu() throws -> Double {
        let usage = usage()
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime) + serverCPU()
    }

    /// Seconds of the postmaster, its children and those it has reaped.
    ///
    /// Settings: `SEGCAST_BENCH_POSTMASTER` (process id).
    private static func serverCPU() -> Double {
        let setting = ProcessInfo.processInfo.environment["SEGCAST_BENCH_POSTMASTER"]
        guard let postmaster = setting.flatMap(Int.init) else { return 0 }
        var ticks = 0
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
            guard let process = Int(name),
                let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
                let fields = stat.split(separator: ")").last?.split(separator: " ")
            else { continue }
            // After the command's name: state, parent, …, then user, system, reaped user and system time.
            if process == postmaster {
                ticks += (11...14).reduce(0) { $0 + (Int(fields[$1]) ?? 0) }
            } else if Int(fields[1]) == postmaster {
                ticks += (11...12).reduce(0) { $0 + (Int(fields[$1]) ?? 0) }
            }
        }
        return Double(ticks) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}

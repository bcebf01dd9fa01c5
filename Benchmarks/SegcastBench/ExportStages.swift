import ArgumentParser
import Channels
import Ciphers
import ContactPolicy
import Definitions
import Exports
import Features
import Foundation
import Leases
import Postgres
import Refresh
import Segments
import Warehouse

extension Deployment {
    /// Opens the definitions of a folder; nothing of what happens is told.
    fileprivate init(_ config: String, outbox: String? = nil) throws {
        try self.init(folder: config, outbox: outbox, reporting: { _ in })
    }

    /// Does something with a runner of the one export, its order and its planned run.
    fileprivate func withRun<T: Sendable>(
        _ body:
            @escaping @Sendable (ExportRunner, ExportRunner.Order, String, Instant) async throws ->
            T
    ) async throws -> T {
        let export = configuration.exports[0]
        guard let channel = configuration.channels[export.channel] else {
            throw ValidationError("no channel \(export.channel)")
        }
        let time = Instant(microseconds: 1_767_225_600_000_000).advanced(byHours: 8)
        let hashes = try await DefinitionStore(pool).apply(configuration)
        let catalog = try await catalog()
        let order = try ExportRunner.Order(
            export: export,
            definitionHash: hashes.of("export", export.name),
            channel: channel,
            policy: configuration.policy,
            segments: configuration.segments(readBy: export).map(\.name),
            outcomes: []
        )
        return try await Lease.holding(ExportRunner.leaseName(of: export.name), in: pool) { lease in
            let runner = ExportRunner(
                pool,
                reading: sources,
                catalog,
                outbox,
                lease,
                key: try key(),
                within: configuration.settings.exports
            )
            let release = try await runner.release(order, at: time)
            let planned = try await runner.plan(order, .init(release), at: time, now: time)
            return try await body(runner, order, planned, time)
        }
    }
}

/// Builds the features of the definitions, as `segcast build` does.
struct FeaturesStage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "features")

    @Option var config: String

    func run() async throws {
        let deployment = try Deployment(config)
        let catalog = try await deployment.catalog()
        let builder = FeatureBuilder(deployment.pool, reading: deployment.sources, catalog)
        let set = deployment.configuration.featureSet
        try await builder.register(set, definitionHash: "bench")
        let asOf = Instant(microseconds: 1_798_675_200_000_000)
        var build: FeatureBuild?
        try await Timing.of("segcast-features") {
            let made = try await builder.build(set, asOf: asOf, purpose: .score)
            build = made
            return made.customerCount
        }
        .print()
        if let build { try await builder.drop(build) }
    }
}

/// Charges everybody under the caps, as an export's first arrow does.
struct ReserveStage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reserve")

    @Option var config: String
    @Option var outbox: String

    func run() async throws {
        let deployment = try Deployment(config, outbox: outbox)
        try await deployment.withRun { runner, order, key, time in
            let run = try await runner.load(key, order, time)
            try await Timing.of("segcast-reserve") {
                try await run.reserve()
                return try await runner.load(key, order, time).state.included
            }
            .print()
        }
    }
}

/// Writes the file of what was reserved; with `--kept` also keeps its bytes sealed, as the arrow does.
struct FileStage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "file")

    @Option var config: String
    @Option var outbox: String
    @Flag var kept = false

    func run() async throws {
        let deployment = try Deployment(config, outbox: outbox)
        try await deployment.withRun { runner, order, key, time in
            let run = try await runner.load(key, order, time)
            try await Timing.of(kept ? "segcast-file-kept" : "segcast-file") {
                if kept {
                    try await run.stage()
                    return try await runner.load(key, order, time).state.included
                }
                return try await run.build().files[0].rows
            }
            .print()
        }
    }
}

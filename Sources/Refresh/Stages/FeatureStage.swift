import Definitions
public import Features

/// Builds the features that are scored, and those that only segments read.
public struct FeatureStage: Sendable {
    private let day: RefreshDay

    /// The stage of a day.
    public init(_ day: RefreshDay) { self.day = day }

    /// Builds the features at the as-of; of a shop that defines none, a row without any for everybody.
    ///
    /// - Throws: `FeatureError`, `PostgresError`.
    public func run() async throws -> FeatureBuild {
        let task = "features as of \(day.asOfLabel)"
        let report = day.deployment.report
        let built = try await builder.build(measured(), asOf: day.asOf, purpose: .score) {
            report(.step(task: task, $0))
        }
        report(.finished(task: task))
        return built
    }

    /// What is measured, under the name and version that its positions are registered by.
    ///
    /// - Throws: `FeatureError`, `PostgresError`.
    public func measured() async throws -> FeatureSetDefinition {
        let measured = day.configuration.measured
        guard measured.isLayout else { return measured }
        return try await builder.registered(
            layout: measured,
            definitionHash: day.hashes.of("feature_set", measured.name)
        )
    }

    /// What registers and builds feature sets of this day.
    var builder: FeatureBuilder {
        FeatureBuilder(day.pool, reading: day.deployment.sources, day.catalog)
    }
}

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

    /// What can be measured, under the name and version that its positions are registered by.
    ///
    /// - Throws: `FeatureError`, `PostgresError`.
    public func measured() async throws -> FeatureSetDefinition {
        let whole = day.configuration.measured
        let measured = whole.without(whole.features(lostBy: day.lost))
        guard measured.isLayout else { return measured }
        // What is left of what a folder defines was not applied with it.
        let hash =
            measured == whole
            ? day.hashes.of("feature_set", whole.name)
            : try await DefinitionStore(day.pool).apply(measured)
        return try await builder.registered(layout: measured, definitionHash: hash)
    }

    /// What registers and builds feature sets of this day.
    var builder: FeatureBuilder {
        FeatureBuilder(day.pool, reading: day.deployment.sources, day.catalog)
    }
}

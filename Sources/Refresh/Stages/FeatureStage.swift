import Definitions
public import Features

/// Builds the features that are scored.
public struct FeatureStage: Sendable {
    private let day: RefreshDay

    /// The stage of a day.
    public init(_ day: RefreshDay) { self.day = day }

    /// Builds the features at the as-of.
    ///
    /// - Throws: ``RefreshError/noFeatures``, `FeatureError`, `PostgresError`.
    public func run() async throws -> FeatureBuild {
        let set = day.configuration.featureSet
        guard !set.features.isEmpty else { throw RefreshError.noFeatures }
        let task = "features as of \(day.asOfLabel)"
        let report = day.deployment.report
        let built = try await builder.build(set, asOf: day.asOf, purpose: .score) {
            report(.step(task: task, $0))
        }
        report(.finished(task: task))
        return built
    }

    /// What registers and builds feature sets of this day.
    var builder: FeatureBuilder {
        FeatureBuilder(day.pool, reading: day.deployment.sources, day.catalog)
    }
}

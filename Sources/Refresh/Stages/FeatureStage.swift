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
        guard !day.configuration.featureSet.features.isEmpty else { throw RefreshError.noFeatures }
        let set = day.configuration.featureSet
        return try await builder.build(set, asOf: day.asOf, purpose: .score)
    }

    var builder: FeatureBuilder {
        FeatureBuilder(day.pool, reading: day.deployment.sources, day.catalog)
    }
}

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
        return try await FeatureBuilder(day.pool, reading: day.deployment.sources, day.catalog)
            .build(day.configuration.featureSet, asOf: day.asOf, purpose: .score)
    }
}

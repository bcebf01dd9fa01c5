import Features

/// Where the features that baselines rank by stand in a feature set, from 0.
public struct BaselinePositions: Sendable {
    /// Days since the last purchase.
    let recency: Int
    /// How often, and how much.
    let frequency: Int, monetary: Int

    /// Finds what a definition names in a feature set.
    ///
    /// - Throws: ``LearningError/unknownFeature(_:featureSet:)``.
    init(
        of definition: BaselineDefinition,
        in featureSet: FeatureSetDefinition
    ) throws(LearningError) {
        func position(of feature: String) throws(LearningError) -> Int {
            guard let position = featureSet.position(of: feature) else {
                throw .unknownFeature(feature, featureSet: featureSet.name)
            }
            return position
        }
        recency = try position(of: definition.recency)
        frequency = try position(of: definition.frequency)
        monetary = try position(of: definition.monetary)
    }
}

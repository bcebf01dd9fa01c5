import Features

/// Which features the baselines rank by.
public struct BaselineDefinition: Codable, Hashable, Sendable {
    /// Days since the last purchase: fewer is better.
    public var recency = ""
    /// How often, and how much: with recency the features of the RFM logistic.
    public var frequency = "", monetary = ""

    /// Creates an empty definition.
    public init() {}
}

extension BaselineDefinition {
    /// Where recency, frequency and monetary value stand in a feature set, from 0.
    ///
    /// - Throws: ``LearningError/unknownFeature(_:featureSet:)``.
    func positions(in featureSet: FeatureSetDefinition) throws(LearningError) -> [Int] {
        try [recency, frequency, monetary].map { (feature) throws(LearningError) in
            guard let position = featureSet.position(of: feature) else {
                throw .unknownFeature(feature, featureSet: featureSet.name)
            }
            return position
        }
    }
}

public import Features

/// Whom an outcome is predicted for: customers whose features meet every condition.
public struct Population: Sendable {
    private let conditions: [(position: Int, condition: FeatureCondition)]

    /// Resolves the conditions of `outcome` against its feature set.
    ///
    /// - Throws: ``LearningError/unknownFeature(_:featureSet:)``.
    public init(_ outcome: OutcomeDefinition, _ featureSet: FeatureSetDefinition)
        throws(LearningError)
    {
        var conditions: [(Int, FeatureCondition)] = []
        for condition in outcome.population {
            guard let position = featureSet.position(of: condition.feature) else {
                throw .unknownFeature(condition.feature, featureSet: featureSet.name)
            }
            conditions.append((position, condition))
        }
        self.conditions = conditions
    }

    /// Whether a customer with these features, in order of position, is in the population.
    public func contains(_ features: ArraySlice<Float>) -> Bool {
        conditions.allSatisfy {
            $0.condition.holds(for: features[features.startIndex + $0.position])
        }
    }
}

import Features

/// The kinds of condition that rules are made of.
enum SegmentConditions {
    /// All of them; a mapping in YAML is of the first whose key it has.
    static let all: [any SegmentCondition.Type] = [
        ScoreCondition.self, FeatureCondition.self, AttributeCondition.self,
    ]
}

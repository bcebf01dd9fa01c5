public import Features

/// Who is in a segment.
///
/// What is unknown meets no condition; `not` turns that round.
public indirect enum SegmentRule: Hashable, Sendable {
    /// Meets every rule.
    case all([SegmentRule])
    /// Meets at least one rule.
    case any([SegmentRule])
    /// Does not meet the rule.
    case not(SegmentRule)
    /// Meets the condition.
    case condition(RuleCondition)

    /// Has such a score.
    public static func score(_ condition: ScoreCondition) -> Self {
        .condition(RuleCondition(condition))
    }

    /// Has such a feature.
    public static func feature(_ condition: FeatureCondition) -> Self {
        .condition(RuleCondition(condition))
    }

    /// Has such a value in the customers source.
    public static func attribute(_ condition: AttributeCondition) -> Self {
        .condition(RuleCondition(condition))
    }

    /// Its conditions, in the order they are written.
    var conditions: [RuleCondition] {
        switch self {
        case .all(let rules), .any(let rules): rules.flatMap(\.conditions)
        case .not(let rule): rule.conditions
        case .condition(let condition): [condition]
        }
    }

    /// The outcomes it reads.
    public var outcomes: Set<String> {
        conditions.reduce(into: []) { $0.formUnion($1.condition.outcomes) }
    }

    /// The values of attributes that it goes by, by their names under `columns:`.
    public var attributeValues: [String: Set<String>] {
        conditions.reduce(into: [:]) { values, condition in
            values.merge(condition.condition.attributeValues) { $0.union($1) }
        }
    }

    /// The features it reads.
    public var features: Set<String> {
        conditions.reduce(into: []) { $0.formUnion($1.condition.features) }
    }

    /// The attributes it reads, by their names under `columns:`.
    public var attributes: Set<String> {
        conditions.reduce(into: []) { $0.formUnion($1.condition.attributes) }
    }
}

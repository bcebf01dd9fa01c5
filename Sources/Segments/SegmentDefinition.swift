public import Features

/// A rule with an owner and a purpose.
public struct SegmentDefinition: Codable, Hashable, Sendable {
    /// The segment's name.
    public var name = ""
    /// Who answers for it.
    public var owner = ""
    /// What it is for.
    public var purpose = ""
    /// Who is in it.
    public var rule = SegmentRule.all([])

    /// Creates an empty definition.
    public init() {}
}

/// Who is in a segment.
///
/// What is unknown meets no condition; `not` turns that round.
public indirect enum SegmentRule: Codable, Hashable, Sendable {
    /// Meets every rule.
    case all([SegmentRule])
    /// Meets at least one rule.
    case any([SegmentRule])
    /// Does not meet the rule.
    case not(SegmentRule)
    /// Has such a score.
    case score(ScoreCondition)
    /// Has such a feature.
    case feature(FeatureCondition)
    /// Has such a value in the customers source.
    case attribute(AttributeCondition)

    /// The outcomes it reads.
    public var outcomes: Set<String> {
        switch self {
        case .all(let rules), .any(let rules): rules.reduce(into: []) { $0.formUnion($1.outcomes) }
        case .not(let rule): rule.outcomes
        case .score(let condition): [condition.outcome]
        case .feature, .attribute: []
        }
    }

    /// The conditions on scores that stand in it.
    var scoreConditions: Set<ScoreCondition> {
        switch self {
        case .all(let rules), .any(let rules):
            rules.reduce(into: []) { $0.formUnion($1.scoreConditions) }
        case .not(let rule): rule.scoreConditions
        case .score(let condition): [condition]
        case .attribute, .feature: []
        }
    }

    /// The attributes it reads, by their names under `columns:`.
    public var attributes: Set<String> { Set(attributeConditions.map(\.attribute)) }

    /// The conditions on attributes that stand in it.
    var attributeConditions: Set<AttributeCondition> {
        switch self {
        case .all(let rules), .any(let rules):
            rules.reduce(into: []) { $0.formUnion($1.attributeConditions) }
        case .not(let rule): rule.attributeConditions
        case .attribute(let condition): [condition]
        case .score, .feature: []
        }
    }
}

/// Bounds of one tier of an outcome: at least the one, below the other.
public struct TierBounds: Codable, Hashable, Sendable {
    /// Smallest score.
    public let atLeast: Double
    /// The next tier's smallest score; `nil` for the highest.
    public let below: Double?

    /// Creates the bounds of a tier.
    public init(atLeast: Double, below: Double?) {
        self.atLeast = atLeast
        self.below = below
    }
}

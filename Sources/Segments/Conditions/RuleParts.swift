/// A rule with what each of its conditions asks, in parts.
public indirect enum RuleParts: Codable, Hashable, Sendable {
    /// Meets every rule.
    case all([RuleParts])
    /// Meets at least one rule.
    case any([RuleParts])
    /// Does not meet the rule.
    case not(RuleParts)
    /// Meets the condition.
    case condition(Criterion)

    /// Returns what the rule says, where each condition is in these words.
    public func words(_ told: (Criterion) -> String) -> String {
        switch self {
        case .all(let rules): rules.map { $0.words(told) }.joined(separator: " and ")
        case .any(let rules): "(\(rules.map { $0.words(told) }.joined(separator: " or ")))"
        case .not(let rule): "not (\(rule.words(told)))"
        case .condition(let criterion): told(criterion)
        }
    }

    /// Its conditions in the order they are written, each with whether the rule turns it round.
    public var criteria: [(criterion: Criterion, isNegated: Bool)] {
        switch self {
        case .all(let rules), .any(let rules): rules.flatMap(\.criteria)
        case .not(let rule): rule.criteria.map { ($0.criterion, !$0.isNegated) }
        case .condition(let criterion): [(criterion, false)]
        }
    }
}

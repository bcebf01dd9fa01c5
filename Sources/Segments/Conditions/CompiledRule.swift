import Postgres

/// A rule as a condition over a release's scores and features, and what it says in words, with its cutoffs.
struct CompiledRule: Sendable {
    let condition: Expression
    let words: String

    init(_ conditions: [Expression], _ words: String) {
        condition = .all(conditions)
        self.words = words
    }
}

extension SegmentRule {
    /// Binds the values of its conditions and returns what it means.
    ///
    /// - Throws: ``SegmentError`` when it names what does not exist.
    func compiled(_ facts: RuleFacts, into binder: inout Binder) throws(SegmentError)
        -> CompiledRule
    {
        switch self {
        case .all(let rules):
            let parts = try Self.compiled(rules, facts, into: &binder)
            return CompiledRule(
                parts.map(\.condition),
                parts.map(\.words).joined(separator: " and ")
            )
        case .any(let rules):
            let parts = try Self.compiled(rules, facts, into: &binder)
            return CompiledRule(
                [.any(parts.map(\.condition))],
                "(\(parts.map(\.words).joined(separator: " or ")))"
            )
        case .not(let rule):
            let part = try rule.compiled(facts, into: &binder)
            return CompiledRule([part.condition.negated], "not (\(part.words))")
        case .condition(let leaf): return try leaf.condition.compiled(facts, into: &binder)
        }
    }

    private static func compiled(
        _ rules: [SegmentRule],
        _ facts: RuleFacts,
        into binder: inout Binder
    ) throws(SegmentError) -> [CompiledRule] {
        var parts: [CompiledRule] = []
        for rule in rules { parts.append(try rule.compiled(facts, into: &binder)) }
        return parts
    }
}

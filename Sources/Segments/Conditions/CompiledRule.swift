import Postgres

/// A rule as a condition over a release's scores and features, and what it says in parts, with its cutoffs.
struct CompiledRule: Sendable {
    let condition: Expression
    let parts: RuleParts

    /// What it says in words, with all digits: why somebody entered, or left.
    var words: String { parts.words { $0.words() } }

    /// One condition, with what it asks in parts.
    init(_ conditions: [Expression], _ criterion: Criterion) {
        self.init(conditions, .condition(criterion))
    }

    /// One condition of a kind that tells no parts, with what it asks in words.
    init(_ conditions: [Expression], _ words: String) {
        self.init(conditions, Criterion(whole: words))
    }

    fileprivate init(_ conditions: [Expression], _ parts: RuleParts) {
        condition = .all(conditions)
        self.parts = parts
    }

    /// The same, whose condition says of which kind it is.
    fileprivate func of(kind: String) -> Self {
        guard case .condition(var criterion) = parts else { return self }
        criterion.kind = kind
        return Self([condition], criterion)
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
            let rules = try Self.compiled(rules, facts, into: &binder)
            return CompiledRule(rules.map(\.condition), .all(rules.map(\.parts)))
        case .any(let rules):
            let rules = try Self.compiled(rules, facts, into: &binder)
            return CompiledRule([.any(rules.map(\.condition))], .any(rules.map(\.parts)))
        case .not(let rule):
            let rule = try rule.compiled(facts, into: &binder)
            return CompiledRule([rule.condition.negated], .not(rule.parts))
        case .condition(let leaf):
            return try leaf.condition.compiled(facts, into: &binder)
                .of(kind: type(of: leaf.condition).word)
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

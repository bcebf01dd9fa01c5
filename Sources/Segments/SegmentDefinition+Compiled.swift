public import Features
public import Postgres
public import Warehouse

extension SegmentDefinition {
    /// Returns what opens the stays of those who meet the rule, as it stands before a release is there: release and build
    /// are 0, each outcome's score is in the place of its name's order, and the highest scores end at 0.5.
    ///
    /// - Parameters:
    ///   - catalog: the sources.
    ///   - featureSet: the features that the rule names.
    ///   - tiers: the bounds of each outcome's tiers, by outcome and name; one that is missing begins at 0.5.
    ///   - asOf: the as-of of the release.
    /// - Returns: one statement.
    /// - Throws: ``SegmentError`` when the rule names what does not exist.
    public func compiled(
        _ catalog: WarehouseCatalog,
        _ featureSet: FeatureSetDefinition,
        tiers: [String: [String: TierBounds]],
        asOf: Instant
    ) throws(SegmentError) -> [CompiledStatement] {
        let scores = rule.conditions(of: ScoreCondition.self)
        var known = tiers
        for case (let outcome, .tier(let tier)) in scores.map({ ($0.outcome, $0.bound) })
        where known[outcome]?[tier] == nil {
            known[outcome, default: [:]][tier] = TierBounds(atLeast: 0.5, below: nil)
        }
        let attributes = rule.conditions(of: AttributeCondition.self)
        let facts = RuleFacts(
            keySpace: catalog.definition.keySpace,
            attributed: Dictionary(
                attributes.enumerated().map { ($1, "attributed_\($0)") },
                uniquingKeysWith: { first, _ in first }
            ),
            featureSet: featureSet,
            positions: Dictionary(
                uniqueKeysWithValues: rule.outcomes.sorted().enumerated().map { ($1, $0 + 1) }
            ),
            tiers: known,
            cutoffs: Dictionary(
                scores.filter(\.ranks).map {
                    ($0, RuleFacts.Cutoff(population: 0, last: .init(score: 0.5, customerID: 0)))
                },
                uniquingKeysWith: { first, _ in first }
            )
        )
        var binder = Binder()
        let rule = try rule.compiled(facts, into: &binder)
        let (query, values) = SegmentRefresher.filled(
            Templates.openMemberships,
            name,
            "",
            rule,
            (0, 0, asOf),
            binder
        )
        return [CompiledStatement("who enters \(name)", query.statement, values)]
    }
}

public import Features
public import Postgres
import Scores
public import Warehouse

extension SegmentDefinition {
    /// Returns what closes and opens stays by the rule, as it stands before a release is there: release and build
    /// are 0, each outcome's score is in the place of its name's order, and the highest scores end at 0.5.
    ///
    /// - Parameters:
    ///   - catalog: the sources.
    ///   - featureSet: the features that the rule names.
    ///   - tiers: the bounds of each outcome's tiers, by outcome and name; one that is missing begins at 0.5.
    ///   - asOf: the as-of of the release.
    /// - Returns: two statements a condition over the sources, then two.
    /// - Throws: ``SegmentError`` or `WarehouseError` when the rule names what does not exist.
    public func compiled(
        _ catalog: WarehouseCatalog,
        _ featureSet: FeatureSetDefinition,
        tiers: [String: [String: TierBounds]],
        asOf: Instant
    ) throws -> [CompiledStatement] {
        var tables: [RuleCondition: String] = [:]
        var statements: [CompiledStatement] = []
        for condition in rule.conditions where tables[condition] == nil {
            guard let copy = try condition.condition.keys(in: catalog) else { continue }
            let table = KeyReader.table(tables.count)
            tables[condition] = table
            statements.append(
                CompiledStatement("where \(table) comes into", KeyReader.make(table))
            )
            statements.append(CompiledStatement("what \(table) reads", copy))
        }
        let facts = facts(catalog, featureSet, tiers: tiers, tables: tables)
        var binder = Binder()
        let rule = try rule.compiled(facts, into: &binder)
        for (title, template) in [
            ("who leaves", Templates.closeMemberships), ("who enters", Templates.openMemberships),
        ] {
            let (query, values) = SegmentRefresher.filled(
                template,
                name,
                "",
                rule,
                (0, 0, asOf),
                binder
            )
            statements.append(CompiledStatement("\(title) \(name)", query.statement, values))
        }
        return statements
    }

    /// What the rule is compiled from before a release is there.
    private func facts(
        _ catalog: WarehouseCatalog,
        _ featureSet: FeatureSetDefinition,
        tiers: [String: [String: TierBounds]],
        tables: [RuleCondition: String]
    ) -> RuleFacts {
        var known = tiers
        for named in rule.conditions.flatMap(\.tiers)
        where known[named.outcome]?[named.tier] == nil {
            known[named.outcome, default: [:]][named.tier] = TierBounds(atLeast: 0.5, below: nil)
        }
        return RuleFacts(
            keySpace: catalog.definition.keySpace,
            tables: tables,
            features: Dictionary(
                uniqueKeysWithValues: featureSet.features.enumerated().map { ($1.name, $0 + 1) }
            ),
            positions: Dictionary(
                uniqueKeysWithValues: rule.outcomes.sorted().enumerated().map { ($1, $0 + 1) }
            ),
            tiers: known,
            cutoffs: Dictionary(
                rule.conditions.filter { $0.condition.highest != nil }.map {
                    ($0, ScoreCutoff(population: 0, last: .init(score: 0.5, customerID: 0)))
                },
                uniquingKeysWith: { first, _ in first }
            )
        )
    }
}

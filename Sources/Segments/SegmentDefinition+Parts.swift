public import Postgres
import Scores

extension SegmentDefinition {
    /// Returns what its rule asks in parts, with what its cutoffs come to among the scores of a release.
    ///
    /// - Parameters:
    ///   - release: the release's number and that of its build.
    ///   - tiers: the bounds of each outcome's tiers, by outcome and name.
    ///   - pool: sessions that read scores.
    /// - Returns: the rule, each condition with its bounds.
    /// - Throws: ``SegmentError`` where the release has no such scores or features; `PostgresError`.
    public func parts(
        of release: (releaseID: Int64, buildID: Int64),
        tiers: [String: [String: TierBounds]],
        from pool: SessionPool
    ) async throws -> RuleParts {
        let outcomes = try await ReleaseGate(pool).outcomes(of: release.releaseID)
        let features = try await pool.query(SQL.listFeatures, [.bigint(release.buildID)])
        // Whom a condition over the sources holds for is not asked here: its table is named and not read.
        let facts = RuleFacts(
            keySpace: "",
            tables: Dictionary(uniqueKeysWithValues: Set(rule.conditions).map { ($0, "") }),
            features: Dictionary(
                uniqueKeysWithValues: features.map { ($0.featureName, $0.featurePosition) }
            ),
            positions: Dictionary(
                uniqueKeysWithValues: outcomes.map { ($0.outcome, $0.position) }
            ),
            tiers: tiers
        )
        return try await pool.transaction { session in
            var facts = facts
            try facts.fetchCutoffs(of: rule, from: release.releaseID, in: session)
            var binder = Binder()
            return try rule.compiled(facts, into: &binder).parts
        }
    }
}

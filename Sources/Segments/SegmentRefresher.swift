public import Postgres
public import Scores
public import Warehouse

/// Writes who entered and who left each segment.
public struct SegmentRefresher: Sendable {
    /// What a refresh of one segment changed.
    public struct Change: Codable, Hashable, Sendable {
        /// The segment.
        public let segment: String
        /// How many are in it now, entered and left.
        public let members: Int, entered: Int, left: Int
    }

    private let pool: SessionPool
    private let sources: SessionPool
    private let catalog: WarehouseCatalog

    /// Creates a refresher that writes through `pool` and reads keys through `sources`.
    public init(_ pool: SessionPool, reading sources: SessionPool, _ catalog: WarehouseCatalog) {
        self.pool = pool
        self.sources = sources
        self.catalog = catalog
    }

    /// Refreshes every segment from one release in one transaction; only differences are written.
    ///
    /// The same release and definitions again change nothing. A segment that is no longer defined
    /// loses its members; its history stays.
    ///
    /// - Parameters:
    ///   - segments: all that are defined, each with the hash of its definition.
    ///   - untouched: those of them that stay as they are, members and all.
    ///   - tiers: the bounds of each outcome's tiers, by outcome and name.
    ///   - release: whose scores and features the rules read.
    /// - Returns: one change a segment that was refreshed or retired.
    /// - Throws: ``SegmentError``, `WarehouseError`, `PostgresError`; nothing changes then.
    public func refresh(
        _ segments: [(definition: SegmentDefinition, hash: String)],
        leaving untouched: Set<String> = [],
        tiers: [String: [String: TierBounds]],
        from release: Release
    ) async throws -> [Change] {
        let outcomes = try await ReleaseGate(pool).outcomes(of: release.releaseID)
        let positions = Dictionary(uniqueKeysWithValues: outcomes.map { ($0.outcome, $0.position) })
        let features = try await Self.features(of: release.buildID, in: pool)
        let wanted = segments.filter { !untouched.contains($0.definition.name) }
        let keys = KeyReader(sources: sources)
        let keySpace = catalog.definition.keySpace
        let copies = try copies(for: wanted.flatMap(\.definition.rule.conditions))
        if !copies.isEmpty {
            try await ReadPosition.catchUp(sources, with: pool)
        }
        return try await pool.longTransaction { own in
            try await own.expectWholeLists()
            try await own.query(SQL.allowMemory)
            var conditions: Set<RuleCondition> = []
            for (definition, hash) in wanted {
                let identity = Self.identity(of: definition, hash, release)
                guard try await own.query(SQL.findRefresh, identity).isEmpty else { continue }
                conditions.formUnion(definition.rule.conditions)
            }
            let facts = RuleFacts(
                keySpace: keySpace,
                tables: try await keys.read(copies.filter { conditions.contains($0.key) }, on: own),
                features: features,
                positions: positions,
                tiers: tiers
            )
            return try await own.within { session in
                try Self.refresh(segments, wanted, facts, release, in: session)
            }
        }
    }

    /// Returns where a build keeps each feature that was measured, from 1, by name.
    ///
    /// - Throws: `PostgresError`.
    public static func features(of buildID: Int64, in pool: SessionPool) async throws -> [String:
        Int]
    {
        let rows = try await pool.query(SQL.listFeatures, [.bigint(buildID)])
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.featureName, $0.featurePosition) })
    }

    /// What reads the keys of each condition over the sources.
    private func copies(for conditions: [RuleCondition]) throws -> [RuleCondition: Statement] {
        try conditions.reduce(into: [:]) { $0[$1] = try $1.condition.keys(in: catalog) }
    }

    private static func refresh(
        _ segments: [(definition: SegmentDefinition, hash: String)],
        _ wanted: [(definition: SegmentDefinition, hash: String)],
        _ facts: RuleFacts,
        _ release: Release,
        in session: isolated Session
    ) throws -> [Change] {
        var changes: [Change] = []
        for (definition, hash) in wanted {
            changes.append(try refresh(definition, hash, facts, release, in: session))
        }
        let names = Value.texts(segments.map(\.definition.name))
        for row in try session.query(SQL.listRetired, [names]) {
            let name = row.segment
            let key: [Value] = [
                .text(name), .timestamptz(release.asOf), .bigint(release.releaseID),
            ]
            let left = try session.one(SQL.retireMemberships, key).changeCount
            try session.query(SQL.deleteSegment, [.text(name)])
            try RefreshSeal.append("segment_retired", name, release.releaseID, in: session)
            changes.append(Change(segment: name, members: 0, entered: 0, left: left))
        }
        if changes.contains(where: { $0.entered + $0.left > 0 }) {
            try session.query(SQL.analyzeMemberships)
        }
        return changes
    }

    private static func identity(
        of segment: SegmentDefinition,
        _ hash: String,
        _ release: Release
    ) -> [Value] {
        [.text(segment.name), .bigint(release.releaseID), .text(hash)]
    }

    private static func refresh(
        _ segment: SegmentDefinition,
        _ hash: String,
        _ facts: RuleFacts,
        _ release: Release,
        in session: isolated Session
    ) throws -> Change {
        let identity = identity(of: segment, hash, release)
        if let done = try session.query(SQL.findRefresh, identity).first {
            return Change(segment: segment.name, members: done.memberCount, entered: 0, left: 0)
        }
        let newest = try session.one(SQL.findNewestRefresh, [.text(segment.name)]).asOf
        if let newest, newest > release.asOf {
            throw SegmentError.goesBack(segment: segment.name, asOf: release.asOf, newest: newest)
        }
        try session.query(
            SQL.upsertSegment,
            [
                .text(segment.name), .text(hash), .text(segment.owner), .text(segment.purpose),
                .bigint(release.releaseID),
            ]
        )
        var facts = facts
        try facts.fetchCutoffs(of: segment.rule, from: release.releaseID, in: session)
        var binder = Binder()
        let rule = try segment.rule.compiled(facts, into: &binder)
        let counts = try [Templates.closeMemberships, Templates.openMemberships].map { template in
            let (query, values) = filled(
                template,
                segment.name,
                hash,
                rule,
                (release.releaseID, release.buildID, release.asOf),
                binder
            )
            return try session.one(query, values).changeCount
        }
        let (left, entered) = (counts[0], counts[1])
        let recorded = try session.one(
            SQL.insertRefresh,
            identity + [.timestamptz(release.asOf), .integer(entered), .integer(left)]
        )
        try RefreshSeal.append("segment_refreshed", segment.name, release.releaseID, in: session)
        return Change(
            segment: segment.name,
            members: recorded.memberCount,
            entered: entered,
            left: left
        )
    }

    /// Fills what opens or closes stays with a rule.
    static func filled(
        _ template: QueryTemplate<Templates.ChangesRow>,
        _ segment: String,
        _ hash: String,
        _ rule: CompiledRule,
        _ release: (releaseID: Int64, buildID: Int64, asOf: Instant),
        _ base: Binder
    ) -> (Query<Templates.ChangesRow>, [Value]) {
        var binder = base
        let members = Fragments.members.relation([
            "build": binder.bind(.bigint(release.buildID), as: "bigint"),
            "release": binder.bind(.bigint(release.releaseID), as: "bigint"),
            "condition": rule.condition,
        ])
        let query = template.filled([
            "members": members,
            "segment": binder.bind(.text(segment), as: "text"),
            "as_of": binder.bind(.timestamptz(release.asOf), as: "timestamptz"),
            "release": binder.bind(.bigint(release.releaseID), as: "bigint"),
            "definition": binder.bind(.text(hash), as: "text"),
            "reason": binder.bind(.text(rule.words), as: "text"),
        ])
        return (query, binder.values)
    }
}

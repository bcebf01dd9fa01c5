public import Postgres
public import Steps

/// One look at every source: its columns, its rows and how fresh they are.
public struct SourceCheck: Sendable {
    /// A source's rows by the reason that sets them aside; `used` are the others.
    public struct Count: Codable, Hashable, Sendable {
        /// The source's part and the reason.
        public let source: String, reason: String
        /// How many rows.
        public let rows: Int

        /// What rows are counted under that nothing sets aside.
        static let used = "used"

        /// Whether they are the rows that nothing sets aside.
        public var isUsed: Bool { reason == Self.used }
    }

    /// What was found, worst first.
    public let findings: [Finding]
    /// The counts; those of a source sum to all its rows.
    public let counts: [Count]
    /// Sources that shrank by more than they may, and nobody accepted it.
    public let shrinks: [Shrink]

    /// Whether work may go on.
    public var isPassed: Bool { findings.isPassed }

    /// Looks at the sources of `catalog` that play `roles`, as of an instant.
    ///
    /// Reads; writes nothing.
    ///
    /// - Parameters:
    ///   - catalog: the sources.
    ///   - roles: whose rows are looked at.
    ///   - asOf: the instant; rows from then on do not count.
    ///   - isActedOn: whether what is computed from the sources may choose whom to write to. Then one that
    ///     customers fill, or consents that came often, and that stopped by its own rhythm is an error;
    ///     otherwise a warning.
    ///   - sources: sessions that read the sources.
    ///   - pool: sessions that read what earlier looks counted.
    ///   - told: told which source is looked at.
    /// - Throws: ``WarehouseError/unknownTimeZone(_:place:nearest:)``; `PostgresError`, such as for a relation that was
    ///   dropped meanwhile; what a source gets wrong is a finding.
    public init(
        _ catalog: WarehouseCatalog,
        of roles: [SourceRole] = SourceRole.allCases,
        asOf: Instant,
        isActedOn: Bool = true,
        reading sources: SessionPool,
        from pool: SessionPool,
        telling told: @Sendable (Step) -> Void = { _ in }
    ) async throws {
        let spared = Set(SourceRole.allCases).subtracting(roles).map(\.rawValue)
        var findings = catalog.findings.filter { !spared.contains($0.source) }
        var counts: [Count] = []
        var shrinks: [Shrink] = []
        try await ZoneNames.require(of: catalog.definition, from: sources)
        if !findings.contains(where: { $0.severity == .error }) {
            let looked = catalog.sources.filter { roles.contains($0.key) }
                .sorted { $0.key < $1.key }
            for (place, (role, source)) in looked.enumerated() {
                told(Self.step(place, of: looked.count, role.rawValue))
                let counter = SourceCounter(
                    catalog: catalog,
                    source: source,
                    asOf: asOf,
                    isActedOn: isActedOn
                )
                let before = try await CountBefore.last(role, asOf: asOf, in: pool)
                let result = try await counter.count(sources, before: before)
                counts += result.counts
                findings += result.findings
                let used = result.counts.first(where: \.isUsed)?.rows ?? 0
                if let before, counter.hasShrunk(to: used, from: before) {
                    shrinks.append(Shrink(role: role, rows: used, before: before))
                }
            }
            told(Self.step(looked.count, of: looked.count, "keys"))
            findings += try await KeyCheck(catalog: catalog).findings(sources)
            let dropped = try await Self.dropped(roles, from: catalog, in: pool)
            findings += dropped.map(\.finding)
            shrinks += dropped.filter { !$0.before.isAccepted(0) }
        }
        self.counts = counts
        self.shrinks = shrinks
        self.findings = findings.sorted { Self.rank($0) < Self.rank($1) }
    }

    /// Records the counts, so that the next look can compare.
    ///
    /// - Returns: the number of the check.
    public func record(asOf: Instant, in pool: SessionPool) async throws -> Int64 {
        let (counts, isPassed) = (counts, isPassed)
        return try await pool.transaction { session in
            let check = try session.one(
                SQL.insertCheck,
                [.timestamptz(asOf), .boolean(isPassed)]
            )
            for (source, reasons) in Dictionary(grouping: counts, by: \.source).sorted(by: {
                $0.key < $1.key
            }) {
                try session.query(
                    SQL.insertCounts,
                    [
                        .bigint(check.checkID), .text(source), .texts(reasons.map(\.reason)),
                        .bigints(reasons.map { Int64($0.rows) }),
                    ]
                )
            }
            return check.checkID
        }
    }

    /// Who may not be written to and is said by nobody any more: a source that a check has read and that an edit took
    /// out of the contract.
    private static func dropped(
        _ roles: [SourceRole],
        from catalog: WarehouseCatalog,
        in pool: SessionPool
    ) async throws -> [Shrink] {
        var found: [Shrink] = []
        for role in [SourceRole.consents, .suppressions]
        where roles.contains(role) && catalog.sources[role] == nil {
            guard let before = try await CountBefore.dropped(role, in: pool) else {
                continue
            }
            found.append(Shrink(role: role, rows: 0, before: before))
        }
        return found
    }

    /// A step of the look; a source takes as long as it has rows.
    private static func step(_ done: Int, of total: Int, _ name: String) -> Step {
        Step("sources", done: done, of: total, name, isEven: false)
    }

    private static func rank(_ finding: Finding) -> Int {
        switch finding.severity {
        case .error: 0
        case .warning: 1
        case .note: 2
        }
    }
}

extension SourceCheck.Shrink {
    /// What a source is that an edit took out of the contract.
    fileprivate var finding: Finding {
        if let accepted = before.accepted {
            return Finding(
                .note,
                .shrinkAccepted,
                role.rawValue,
                "the contract maps none any more; accepted by \(accepted.by)"
            )
        }
        return Finding(
            .error,
            .sourceDropped,
            role.rawValue,
            "the contract maps none any more, and the last check could use \(before.rows) rows: whoever they deny would "
                + "be written to",
            fix: "map them again; \(Self.fix(role))"
        )
    }
}

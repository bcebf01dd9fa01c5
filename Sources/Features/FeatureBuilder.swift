import Partitions
public import Postgres
public import Steps
public import Warehouse

/// Builds feature sets.
public struct FeatureBuilder: Sendable {
    /// What a build is for.
    public enum Purpose: String, CaseIterable, Sendable {
        /// To be scored; kept.
        case score
        /// To be learned from; dropped afterwards.
        case train
    }

    private let pool: SessionPool
    private let sources: SessionPool
    private let catalog: WarehouseCatalog

    /// Creates a builder that writes through `pool` and reads the sources of `catalog` through `sources`.
    public init(_ pool: SessionPool, reading sources: SessionPool, _ catalog: WarehouseCatalog) {
        self.pool = pool
        self.sources = sources
        self.catalog = catalog
    }

    /// Registers the version of `set`, or makes sure that it stands unchanged, with amounts in the same currency.
    ///
    /// - Throws: ``FeatureError/versionChanged(featureSet:version:)``,
    ///   ``FeatureError/currencyChanged(featureSet:version:from:to:)``.
    public func register(_ set: FeatureSetDefinition, definitionHash: String) async throws {
        let currency = set.readsAmounts ? catalog.definition.currency : nil
        try await pool.transaction { session in
            let name = Value.text(set.name)
            let version = Value.integer(set.version)
            let registered = try session.query(
                SQL.registerFeatureSet,
                [name, version, .text(definitionHash), .optional(currency)]
            )
            if registered.isEmpty {
                let known = try session.one(SQL.findFeatureSet, [name, version])
                guard known.definitionHash == definitionHash else {
                    throw FeatureError.versionChanged(featureSet: set.name, version: set.version)
                }
                guard known.currency == currency else {
                    throw FeatureError.currencyChanged(
                        featureSet: set.name,
                        version: set.version,
                        from: known.currency ?? "none",
                        to: currency ?? "none"
                    )
                }
                return
            }
            let names = Value.texts(set.features.map(\.name))
            let units = Value.texts(set.features.map(\.unit))
            try session.query(SQL.registerFeatureColumns, [name, version, names, units])
        }
    }

    /// Registers a layout of features that is new under the next version of its name, and returns it as it stands.
    ///
    /// Whoever edits a feature that no model learns from raises nothing: another definition, or another currency, is
    /// another version of the layout by itself.
    public func registered(
        layout: FeatureSetDefinition,
        definitionHash: String
    ) async throws -> FeatureSetDefinition {
        precondition(layout.isLayout, "the version of a set is whoever defines it's to say")
        let currency = layout.readsAmounts ? catalog.definition.currency : nil
        let key: [Value] = [.text(layout.name), .text(definitionHash), .optional(currency)]
        var standing = layout
        // Whoever registers at the same moment may take the version: then the next one is free.
        while true {
            if let known = try await pool.query(SQL.findLayout, key).first {
                standing.version = known.version
                return standing
            }
            try await pool.transaction { session in
                guard let new = try session.query(SQL.registerLayout, key).first else { return }
                try session.query(
                    SQL.registerFeatureColumns,
                    [
                        .text(layout.name), .integer(new.version),
                        .texts(layout.features.map(\.name)), .texts(layout.features.map(\.unit)),
                    ]
                )
            }
        }
    }

    /// Returns the hash of the definition that a version of a feature set stands for, and in which currency its amounts
    /// are; `nil` when it was never registered.
    public func registered(
        _ name: String,
        version: Int
    ) async throws -> (definitionHash: String, currency: String?)? {
        try await pool.query(SQL.findFeatureSet, [.text(name), .integer(version)]).first.map {
            ($0.definitionHash, $0.currency)
        }
    }

    /// Computes `set` for everybody at `asOf`: one pass over each source, all of them as of one instant.
    ///
    /// What the passes measured comes by the warehouse's key and is joined with everybody here. The partition is made,
    /// loaded, keyed and attached in one transaction: a build is whole or not there. `progress` is told of each pass.
    ///
    /// - Throws: ``FeatureError/customersMissing(built:expected:)`` when rows and customers differ;
    ///   `WarehouseError` when a feature names what no source maps; `PostgresError`.
    public func build(
        _ set: FeatureSetDefinition,
        asOf: Instant,
        purpose: Purpose,
        progress: @escaping @Sendable (Step) -> Void = { _ in }
    ) async throws -> FeatureBuild {
        let (catalog, sources) = (catalog, sources)
        let days = try await BusinessDays(
            from: asOf,
            set.boundaryDays,
            in: catalog.definition.timeZone,
            from: pool
        )
        var compiler = FeatureCompiler(catalog, days)
        let (passes, fill) = try compiler.compile(set)
        try await ReadPosition.catchUp(sources, with: pool)
        return try await pool.longTransaction { own in
            try await own.expectWholeLists()
            if !passes.isEmpty {
                try await SourceSnapshot.of(sources) { snapshot in
                    for (number, pass) in passes.enumerated() {
                        progress(Step("measuring sources", done: number, of: passes.count + 1))
                        try await own.query(pass.make)
                        try await snapshot.copy(pass.read, into: pass.table, on: own)
                    }
                }
            }
            progress(
                Step("measuring sources", done: passes.count, of: passes.count + 1, "everybody")
            )
            return try await own.within { session in
                try Self.fill(set, asOf, purpose, catalog.definition.keySpace, fill, in: session)
            }
        }
    }

    /// Writes a build from what was measured, and makes sure that nobody is missing.
    private static func fill(
        _ set: FeatureSetDefinition,
        _ asOf: Instant,
        _ purpose: Purpose,
        _ keySpace: String,
        _ fill: (_ partition: String, _ build: Int64) -> Statement,
        in session: isolated Session
    ) throws -> FeatureBuild {
        let begun = try session.one(
            SQL.insertBuild,
            [
                .text(set.name), .integer(set.version), .timestamptz(asOf),
                .text(purpose.rawValue),
            ]
        )
        let buildID = begun.buildID
        let partition = FeatureBuild.partition(of: buildID)
        try partition.make(in: session)
        try session.query(fill(partition.name, buildID))
        try partition.attach(in: session)
        let finished = try session.one(SQL.finishBuild, [.bigint(buildID), .text(keySpace)])
        let (built, expected) = (finished.customerCount, finished.expectedCount)
        guard built == expected else {
            throw FeatureError.customersMissing(built: built, expected: expected)
        }
        return FeatureBuild(
            buildID: buildID,
            asOf: asOf,
            customerCount: built
        )
    }

    /// Drops the rows of a build and keeps its record.
    ///
    /// - Throws: `PostgresError` when readers hold the table for longer than five seconds.
    public func drop(_ build: FeatureBuild) async throws {
        try await pool.transaction { session in
            try build.partition.drop(in: session)
            try session.query(SQL.markDropped, [.bigint(build.buildID)])
        }
    }
}

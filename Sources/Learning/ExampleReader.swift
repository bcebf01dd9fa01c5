import Boosting
import Features
import Partitions
import Postgres
import Warehouse

/// Reads labelled examples of one outcome, an as-of at a time.
struct ExampleReader {
    let pool: SessionPool
    /// Who reads the sources.
    let sources: SessionPool
    let catalog: WarehouseCatalog
    let outcome: OutcomeDefinition
    /// What labels a customer: the outcome's kind.
    let kind: any OutcomeKind
    let featureSet: FeatureSetDefinition
    /// Days from the training's as-of, which nothing may be known after.
    let days: BusinessDays

    /// What was not known by then counts nowhere in the training.
    var knownBefore: Instant { days.origin }

    /// Builds the features at a window's as-of, labels them, reads the population and drops the build.
    ///
    /// - Parameters:
    ///   - window: the days from the training's as-of to the window's.
    ///   - share: the share of customers to keep, by a hash of their id, in `0...1`.
    /// - Returns: one example a customer of the population, in customer order.
    /// - Throws: `FeatureError`, `WarehouseError`, `PostgresError`; no build is left behind.
    func read(_ window: Int, share: Double = 1) async throws -> Examples {
        let builder = FeatureBuilder(pool, reading: sources, catalog)
        let build = try await builder.build(featureSet, asOf: days[window], purpose: .train)
        do {
            try await label(build, until: days[window + outcome.horizonDays])
            let examples = try await stream(build, share: share)
            try await pool.query(SQL.dropLabels, [.bigint(build.buildID)])
            try await builder.drop(build)
            return examples
        } catch {
            // The first failure is the one to tell; a table left over is dropped by the next build.
            try? await builder.drop(build)
            throw error
        }
    }

    /// Returns an attribute of the customers of `examples`, one each; `nil` where it is unknown.
    ///
    /// - Throws: `WarehouseError` when the customers source maps no such column.
    func attribute(_ name: String, of examples: Examples) async throws -> [String?] {
        var binder = Binder.literals
        let rows = try CustomerRows(.customers, in: catalog, &binder)
        let mapped = rows.source.mappedColumns
        guard let column = mapped.first(where: { $0.name == name })?.column else {
            throw WarehouseError.unknownColumn(
                source: "customers",
                column: name,
                known: mapped.map(\.name)
            )
        }
        let copy = Templates.copyAttribute.filled([
            "value": rows.text(column), "base": rows.base,
            "key": rows.key, "condition": rows.condition,
        ])
        let (keySpace, sources) = (catalog.definition.keySpace, sources)
        let wanted = examples.customerIDs
        return try await pool.longTransaction { own in
            try await own.expectWholeLists()
            try await own.query(SQL.makeAttributes)
            _ = try await SourceSnapshot.of(sources) {
                try await $0.copy(copy, into: "attributes", on: own)
            }
            try await own.beginRows(SQL.listAttributes.statement, [.text(keySpace)])
            var found = [String?](repeating: nil, count: wanted.count)
            var position = 0
            // Both are in customer order: one walk along both.
            while let page = try await own.readRows(
                upTo: 8192,
                into: { [(Int64, String?)]() },
                { row, page in page.append((try row.bigint(0), try row.text(1))) }
            ) {
                for (customerID, value) in page {
                    while position < wanted.count, wanted[position] < customerID { position += 1 }
                    if position < wanted.count, wanted[position] == customerID {
                        found[position] = value
                    }
                }
            }
            return found
        }
    }

    private func label(_ build: FeatureBuild, until closes: Instant) async throws {
        let copy = try Self.observed(
            outcome,
            by: kind,
            in: catalog,
            from: build.asOf,
            until: closes,
            knownBefore: knownBefore
        )
        let values: [Value] = [.bigint(build.buildID), .text(catalog.definition.keySpace)]
        let sources = sources
        try await pool.longTransaction { own in
            try await own.expectWholeLists()
            try await own.query(SQL.makeObserved)
            _ = try await SourceSnapshot.of(sources) {
                try await $0.copy(copy, into: "observed", on: own)
            }
            try await own.query(SQL.labelBuild, values)
        }
    }

    private func stream(_ build: FeatureBuild, share: Double) async throws -> Examples {
        let width = featureSet.features.count
        let population = try Population(outcome, featureSet)
        let kind = kind
        let copy = Templates.copyExamples.filled([
            "partition": .identifier(build.partition.name), "build": .bigint(build.buildID),
        ])
        let limit = UInt64(share * Double(UInt32.max))
        return try await pool.withSession { session in
            try await session.longTransaction {
                try await session.expectWholeLists()
                try await session.beginCopyOut(copy)
                var examples = Examples(width: width)
                while let batch = try await session.readBatch(
                    upTo: 8192,
                    into: { Examples(width: width) },
                    { row, batch in
                        var row = row
                        let customerID = try row.bigint()
                        let start = batch.matrix.values.count
                        try row.reals(width, appendTo: &batch.matrix.values)
                        let value = try row.real()
                        let isSampled = share >= 1 || Self.hash(customerID) <= limit
                        guard isSampled, population.contains(batch.matrix.values[start...]) else {
                            batch.matrix.values.removeLast(width)
                            return
                        }
                        batch.customerIDs.append(customerID)
                        batch.labels.append(kind.label(by: value))
                    }
                ) {
                    examples.append(batch)
                }
                return examples
            }
        }
    }

    // SplitMix64's finaliser (Steele, Lea and Flood, OOPSLA 2014), its upper half.
    private static func hash(_ customerID: Int64) -> UInt64 {
        var bits = UInt64(bitPattern: customerID) &+ 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return (bits ^ (bits >> 31)) >> 32
    }
}

import Channels
import ContactPolicy
import Exports
public import Features
public import Learning
public import Postgres
import Segments
import Warehouse

/// Definitions as they were applied: canonical, hashed, kept for ever.
public struct DefinitionStore: Sendable {
    private let pool: SessionPool

    /// Creates the store of the database of `pool`.
    public init(_ pool: SessionPool) { self.pool = pool }

    /// Stores every definition of a configuration with all it refers to; known ones are passed by, so that a
    /// login which may not store any works with those that were applied.
    ///
    /// - Returns: the hashes, by kind and name.
    /// - Throws: `PostgresError`; nothing is stored then.
    public func apply(_ configuration: Configuration) async throws -> DefinitionHashes {
        let entries = try Self.bodies(of: configuration)
        try await store(entries)
        return DefinitionHashes(
            hashes: Dictionary(
                uniqueKeysWithValues: entries.map { ("\($0.kind)/\($0.name)", $0.hash) }
            )
        )
    }

    /// Stores a feature set that no file holds, such as what is left of one; again changes nothing.
    ///
    /// - Returns: its hash.
    /// - Throws: `PostgresError`; nothing is stored then.
    public func apply(_ set: FeatureSetDefinition) async throws -> String {
        let entry = try StoredBody("feature_set", set.name, set)
        try await store([entry])
        return entry.hash
    }

    private func store(_ entries: [StoredBody]) async throws {
        try await pool.transaction { session in
            let hashes = Value.texts(entries.map(\.hash))
            let known = try Set(
                session.query(SQL.listKnown, [hashes]).map(\.definitionHash)
            )
            for entry in entries where !known.contains(entry.hash) {
                try session.query(
                    SQL.insertDefinition,
                    [.text(entry.hash), .text(entry.kind), .text(entry.name), .text(entry.text)]
                )
            }
        }
    }

    /// Returns an outcome as it was defined when a model of it was trained.
    ///
    /// - Parameter hash: the definition's hash, as the model version keeps it.
    /// - Returns: `nil` when no such definition was applied to this database.
    /// - Throws: `PostgresError`; ``StoredDefinitionError`` when it says what this program does not know.
    public func outcome(hash: String) async throws -> OutcomeDefinition? {
        try await body(hash)?.outcome
    }

    /// Returns a feature set as a version of it was defined.
    ///
    /// - Parameter hash: the definition's hash, as the version keeps it.
    /// - Returns: `nil` when no such definition was applied to this database.
    /// - Throws: `PostgresError`; ``StoredDefinitionError`` when it says what this program does not know.
    public func featureSet(hash: String) async throws -> FeatureSetDefinition? {
        try await body(hash)?.featureSet
    }

    /// Returns what an export was, and all it referred to, when a run was planned by it.
    ///
    /// - Parameter hash: the definition's hash, as the run keeps it.
    /// - Returns: `nil` when no such definition was applied to this database.
    /// - Throws: `PostgresError`; ``StoredDefinitionError`` when it says what this program does not know.
    public func export(hash: String) async throws -> StoredExport? {
        try await body(hash)?.export
    }

    /// Returns a segment as it was defined when somebody entered it, with the tiers that its rule reads.
    ///
    /// - Parameter hash: the definition's hash, as the stay keeps it.
    /// - Returns: `nil` when no such definition was applied to this database.
    /// - Throws: `PostgresError`; ``StoredDefinitionError`` when it says what this program does not know.
    public func segment(hash: String) async throws -> StoredSegment? {
        try await body(hash)?.segment
    }

    private func body(_ hash: String) async throws -> StoredBody? {
        try await pool.query(SQL.findDefinition, [.text(hash)]).first.map { row in
            StoredBody(kind: row.kind, name: row.definitionName, text: row.body)
        }
    }

    /// An outcome with its features and sources.
    private struct OutcomeBody: Encodable {
        let outcome: OutcomeDefinition
        let featureSet: FeatureSetDefinition?
        let warehouse: WarehouseDefinition
    }

    /// An export with its channel, segments, policy and contact details' source.
    private struct ExportBody: Encodable {
        let export: ExportDefinition
        let channel: ChannelDefinition?
        let segments: [StoredSegment]
        let policy: PolicyDefinition
        let warehouse: WarehouseDefinition
    }

    /// What is stored of a configuration.
    ///
    /// - Throws: `EncodingError` for a number that is not finite.
    static func bodies(of configuration: Configuration) throws -> [StoredBody] {
        var entries = [
            try StoredBody("warehouse", "warehouse", configuration.warehouse),
            try StoredBody("policy", "policy", configuration.policy),
        ]
        let bodies = configuration.segments.map { segment in
            StoredSegment(
                segment: segment,
                tiers: configuration.tiers.filter { segment.rule.outcomes.contains($0.key) }
            )
        }
        for set in configuration.featureSets.values.sorted(by: { $0.name < $1.name }) {
            entries.append(try StoredBody("feature_set", set.name, set))
        }
        let measured = configuration.measured
        if measured.isLayout {
            entries.append(try StoredBody("feature_set", measured.name, measured))
        }
        for outcome in configuration.outcomes {
            let body = OutcomeBody(
                outcome: outcome,
                featureSet: configuration.featureSets[outcome.features],
                warehouse: configuration.warehouse
            )
            entries.append(try StoredBody("outcome", outcome.name, body))
        }
        for body in bodies { entries.append(try StoredBody("segment", body.segment.name, body)) }
        for export in configuration.exports {
            let read = Set(configuration.segments(readBy: export).map(\.name))
            let body = ExportBody(
                export: export,
                channel: configuration.channels[export.channel],
                segments: bodies.filter { read.contains($0.segment.name) },
                policy: configuration.policy,
                warehouse: configuration.warehouse
            )
            entries.append(try StoredBody("export", export.name, body))
        }
        return entries
    }
}

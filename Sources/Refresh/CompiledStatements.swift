import ContactPolicy
import Definitions
import Exports
import Features
import Learning
public import Postgres
import Segments
public import Warehouse

/// What the definitions are compiled to, without anything being run but a look at the catalogue and the time zone.
public struct CompiledStatements: Sendable {
    /// What of a day's work is compiled from definitions.
    public enum Part: String, CaseIterable, Sendable {
        /// What counts the rows of each source.
        case check
        /// What computes the features.
        case build
        /// What labels the examples of each outcome.
        case examples
        /// Who enters each segment.
        case segments
        /// What reads the contact details of each export.
        case exports
    }

    private let deployment: Deployment
    private let catalog: WarehouseCatalog
    private let asOf: Instant

    /// Prepares to compile a deployment's definitions over a catalogue's sources at an as-of.
    public init(_ deployment: Deployment, _ catalog: WarehouseCatalog, asOf: Instant) {
        self.deployment = deployment
        self.catalog = catalog
        self.asOf = asOf
    }

    /// Compiles one part.
    ///
    /// - Parameters:
    ///   - part: what is compiled.
    ///   - name: the outcome, segment or export; all of them when missing.
    /// - Returns: the statements, in the order they run.
    /// - Throws: ``RefreshError/unknown(_:_:defined:)``, `WarehouseError`, `SegmentError`, `PostgresError`.
    public func of(_ part: Part, _ name: String? = nil) async throws -> [CompiledStatement] {
        let configuration = deployment.configuration
        switch part {
        case .check: return try SourceCheck.compiled(catalog, asOf: asOf)
        case .build:
            let set = configuration.featureSet
            return try FeatureBuilder.compiled(set, of: catalog, await days(set.boundaryDays))
        case .examples:
            var statements: [CompiledStatement] = []
            for outcome in try named(configuration.outcomes, \.name, "outcome", name) {
                statements += try outcome.compiled(catalog, await days([outcome.horizonDays]))
            }
            return statements
        case .segments:
            return try named(configuration.segments, \.name, "segment", name).flatMap {
                try $0.compiled(
                    catalog,
                    configuration.featureSet,
                    tiers: configuration.tiers,
                    asOf: asOf
                )
            }
        case .exports:
            return try named(configuration.exports, \.name, "export", name).flatMap { export in
                guard let channel = configuration.channels[export.channel] else {
                    return [CompiledStatement]()
                }
                let group = configuration.policy.controlGroups.first {
                    $0.name == export.controlGroup
                }
                return try ContactPlanner.compiled(
                    catalog,
                    channel,
                    holdingBack: export.kind == .exclude ? nil : group,
                    now: asOf
                )
            }
        }
    }

    private func days(_ days: Set<Int>) async throws -> BusinessDays {
        try await BusinessDays(
            from: asOf,
            days,
            in: catalog.definition.timeZone,
            from: deployment.sources
        )
    }

    private func named<Definition>(
        _ definitions: [Definition],
        _ name: KeyPath<Definition, String>,
        _ kind: String,
        _ wanted: String?
    ) throws -> [Definition] {
        let found = definitions.filter { wanted == nil || $0[keyPath: name] == wanted }
        if let wanted, found.isEmpty {
            throw RefreshError.unknown(kind, wanted, defined: definitions.map { $0[keyPath: name] })
        }
        return found
    }
}

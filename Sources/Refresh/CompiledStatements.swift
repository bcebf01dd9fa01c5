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
        /// What looks at the labels of each outcome, and labels its examples.
        case examples
        /// Who leaves and who enters each segment.
        case segments
        /// What reads the contact details of each export.
        case exports

        /// Whether it is of definitions that have names, one or all of which can be asked for.
        public var hasNames: Bool {
            switch self {
            case .check, .build: false
            case .examples, .segments, .exports: true
            }
        }
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
    ///   - name: the outcome, segment or export; all of them when missing. Parts without names have one of all.
    /// - Returns: the statements, in the order they run.
    /// - Throws: ``RefreshError/unknown(_:_:defined:)``, `WarehouseError`, `SegmentError`, `PostgresError`.
    public func of(_ part: Part, _ name: String? = nil) async throws -> [CompiledStatement] {
        let configuration = deployment.configuration
        switch part {
        case .check: return try SourceCheck.compiled(catalog, asOf: asOf)
        case .build:
            let set = configuration.measured
            return try FeatureBuilder.compiled(set, of: catalog, await days(set.boundaryDays))
        case .examples:
            var statements: [CompiledStatement] = []
            for outcome in try configuration.outcomes.named(name, by: \.name, "outcome") {
                statements += try outcome.compiled(catalog, await days(outcome.boundaryDays))
            }
            return statements
        case .segments:
            return try configuration.segments.named(name, by: \.name, "segment").flatMap {
                try $0.compiled(
                    catalog,
                    configuration.measured,
                    tiers: configuration.tiers,
                    asOf: asOf
                )
            }
        case .exports:
            let exports = try configuration.exports.named(name, by: \.name, "export")
            return [try ContactPlanner.compiled(catalog)] + (try exports.compactMap(denied))
        }
    }

    /// Who may not be reached by an export.
    private func denied(_ export: ExportDefinition) throws -> CompiledStatement? {
        let configuration = deployment.configuration
        guard let channel = configuration.channels[export.channel] else { return nil }
        return try ContactPlanner.compiled(
            catalog,
            for: export.name,
            asking: export.asking(configuration.policy, on: channel),
            now: asOf
        )
    }

    private func days(_ days: Set<Int>) async throws -> BusinessDays {
        try await BusinessDays(
            from: asOf,
            days,
            in: catalog.definition.timeZone,
            from: deployment.sources
        )
    }
}

import Shapes
public import Channels
public import ContactPolicy
public import Exports
public import Features
import Foundation
public import Learning
public import Scores
public import Segments
public import Warehouse

/// Everything a folder of definitions says.
public struct Configuration: Sendable {
    /// Settings of the deployment.
    public var settings = Settings()
    /// The source contract.
    public var warehouse = WarehouseDefinition()
    /// Feature sets, by name.
    public var featureSets: [String: FeatureSetDefinition] = [:]
    /// Outcomes, in order of name.
    public var outcomes: [OutcomeDefinition] = []
    /// Segments, in order of name.
    public var segments: [SegmentDefinition] = []
    /// Channels, by name.
    public var channels: [String: ChannelDefinition] = [:]
    /// Exports, in the order that their lists are made in.
    public var exports: [ExportDefinition] = []
    /// The contact policy and governance.
    public var policy = PolicyDefinition()

    /// Reads a folder of definitions.
    ///
    /// - Parameter folder: holds `warehouse.yaml`, and if need be `segcast.yaml`, `policies.yaml` and the
    ///   folders `features`, `outcomes`, `segments`, `channels` and `exports`.
    /// - Throws: ``DefinitionErrors`` with everything that is wrong.
    public init(folder: String) throws {
        var loader = ConfigurationLoader(folder: folder)
        self = try loader.load()
    }

    init() {}

    /// The bounds of each outcome's tiers.
    public var tiers: [String: [String: TierBounds]] {
        var bounds: [String: [String: TierBounds]] = [:]
        for outcome in outcomes {
            let ascending = outcome.tiers.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
            for (index, tier) in ascending.enumerated() {
                let next = index + 1 < ascending.count ? ascending[index + 1].value : nil
                bounds[outcome.name, default: [:]][tier.key] = TierBounds(
                    atLeast: tier.value,
                    below: next
                )
            }
        }
        return bounds
    }

    /// How long a release, and the scores of each outcome, may choose an audience.
    public var validity: ReleaseValidity {
        var validity = ReleaseValidity()
        validity.hours = settings.validHours
        for outcome in outcomes { validity.outcomeHours[outcome.name] = outcome.validHours }
        return validity
    }

    /// The feature set that every outcome learns from; empty where there are no outcomes.
    public var featureSet: FeatureSetDefinition {
        outcomes.first.flatMap { featureSets[$0.features] } ?? FeatureSetDefinition()
    }

    /// The feature sets that no outcome learns from and only segments read, in order of name.
    public var segmentFeatures: [FeatureSetDefinition] {
        featureSets.values.filter { $0.name != featureSet.name }.sorted { $0.name < $1.name }
    }

    /// What is measured of customers who are scored: what outcomes learn from, and then what only segments read.
    ///
    /// Where nothing is learned from, its name and version are a layout's: nobody has to raise what no model reads.
    public var measured: FeatureSetDefinition {
        let others = segmentFeatures
        let nothing = outcomes.isEmpty && others.isEmpty ? [FeatureSetDefinition()] : []
        return featureSet.followed(by: others + nothing)
    }
}

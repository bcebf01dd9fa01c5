import Channels
import ContactPolicy
public import Exports
import Features
public import Segments
import Texts
import Warehouse

extension Configuration {
    /// The segments that decide who is on an export's list, those wanted and those left out, in order of name.
    ///
    /// Its permission, its expiry, its manifest, its hash and its identity all go by them.
    public func segments(readBy export: ExportDefinition) -> [SegmentDefinition] {
        let named = Set(export.segments + export.excludeSegments)
        return segments.filter { named.contains($0.name) }
    }

    /// The outcomes that decide who is on an export's list, in order of name.
    public func outcomes(readBy export: ExportDefinition) -> [String] {
        segments(readBy: export).reduce(into: Set<String>()) { $0.formUnion($1.rule.outcomes) }
            .sorted()
    }

    /// What changes who gets what in an export's list.
    ///
    /// Each definition that the list goes by counts whole, but for what is put aside in `Decisive`. Owners, purposes,
    /// comments, guards, freshness, another channel's caps and another source's mapping are no part of it, nor is the
    /// export's name: whoever gets the list gets it under any name.
    ///
    /// - Throws: `EncodingError`.
    public func identity(of export: ExportDefinition) throws -> ListIdentity {
        let channel = channels[export.channel] ?? ChannelDefinition()
        let question = export.asking(policy, on: channel)
        let read = segments(readBy: export)
        let features = segmentFeatures(readBy: read)
        let attributes = read.reduce(into: Set<String>()) { $0.formUnion($1.rule.attributes) }
        var identity = ListIdentity()
        try identity.add("kind", export.kind)
        try identity.add("brand", export.brand)
        try identity.add("segments", rules(of: export.segments, in: read))
        try identity.add("exclude_segments", rules(of: export.excludeSegments, in: read))
        if !features.isEmpty { try identity.add("features", features) }
        try identity.add("export", export.decisive)
        try identity.add("control_group", [question.controlGroup].compactMap { $0 })
        try identity.add("channel", channel.decisive)
        try identity.add("caps", question.caps(isCut: false).map(\.decisive))
        try identity.add("policy", policy.decisive)
        for role in SourceRole.contacts {
            try identity.add(role.rawValue, warehouse[role]?.decisive(readBy: attributes))
        }
        try identity.add("key_space", warehouse.keySpace)
        try identity.add("time_zone", warehouse.timeZone)
        try identity.add("warehouse", warehouse.decisive)
        return identity
    }

    /// The features that segments read outside of what models learn from, with those that they are ratios of; what models
    /// learn from has a version that the models name.
    private func segmentFeatures(readBy segments: [SegmentDefinition]) -> [FeatureDefinition] {
        var names = segments.reduce(into: Set<String>()) { $0.formUnion($1.rule.features) }
        let own = segmentFeatures.flatMap(\.features)
        for feature in own.reversed() where names.contains(feature.name) {
            names.formUnion([feature.numerator, feature.denominator].compactMap(\.self))
        }
        return own.filter { names.contains($0.name) }
    }

    /// A segment with the tiers its rule reads.
    private struct SegmentParts: Encodable {
        let segment: SegmentDefinition
        let tiers: [String: [String: TierBounds]]
    }

    private func rules(of names: [String], in read: [SegmentDefinition]) -> [SegmentParts] {
        read.filter { names.contains($0.name) }.map { segment in
            SegmentParts(
                segment: segment.decisive,
                tiers: tiers.filter { segment.rule.outcomes.contains($0.key) }
            )
        }
    }
}

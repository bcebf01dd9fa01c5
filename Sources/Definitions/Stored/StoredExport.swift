public import Channels
public import ContactPolicy
public import Exports
public import Segments

/// An export with what it referred to, as it was applied.
public struct StoredExport: Codable, Sendable {
    /// The export.
    public let export: ExportDefinition
    /// Its channel.
    public let channel: ChannelDefinition
    /// The policy.
    public let policy: PolicyDefinition
    private let segments: [StoredSegment]

    /// The segments that decided who was on its list, in order of name.
    public var segmentNames: [String] { segments.map(\.segment.name) }

    /// The segments whose members are on its list, in order of name.
    public var targets: [StoredSegment] {
        segments.filter { export.segments.contains($0.segment.name) }
    }

    /// The bounds of tiers that outcomes of its segments were given, by outcome and name.
    public var tiers: [String: [String: TierBounds]] {
        segments.reduce(into: [:]) { $0.merge($1.tiers) { first, _ in first } }
    }

    /// The outcomes that its segments read, in order of name.
    public var outcomes: [String] {
        segments.reduce(into: Set<String>()) { $0.formUnion($1.segment.rule.outcomes) }.sorted()
    }
}

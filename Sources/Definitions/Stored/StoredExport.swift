public import Channels
public import ContactPolicy
public import Exports
import Segments

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

    /// The outcomes that its segments read, in order of name.
    public var outcomes: [String] {
        segments.reduce(into: Set<String>()) { $0.formUnion($1.segment.rule.outcomes) }.sorted()
    }
}

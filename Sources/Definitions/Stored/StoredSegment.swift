public import Segments

/// A segment with the tiers its rule reads.
public struct StoredSegment: Codable, Sendable {
    /// The segment.
    public let segment: SegmentDefinition
    /// The bounds of tiers that outcomes of its rule were given, by outcome and name.
    public let tiers: [String: [String: TierBounds]]
}

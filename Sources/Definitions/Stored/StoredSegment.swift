import Segments

/// A segment with the tiers its rule reads.
struct StoredSegment: Codable {
    let segment: SegmentDefinition
    let tiers: [String: [String: TierBounds]]
}

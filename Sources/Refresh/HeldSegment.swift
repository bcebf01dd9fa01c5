import Failures
import Scores

/// A segment that stays as it is, members and all, for something that its rule reads is not in the release.
public struct HeldSegment: Sendable {
    /// The segment.
    public let segment: String
    /// The outcomes that have no scores, in order of name.
    public let outcomes: [String]
    /// The features that were not measured, in order of name.
    public let features: [String]

    /// What is missing, for people.
    public var words: String {
        let scored = outcomes.isEmpty ? [] : ["\(outcomes.joined(separator: ", ")) has no scores"]
        let measured =
            features.isEmpty ? [] : ["\(features.joined(separator: ", ")) was not measured"]
        return (scored + measured).joined(separator: " and ")
    }
}

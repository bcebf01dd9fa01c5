import Failures
import Scores
public import Warehouse

/// A segment that stays as it is, members and all, for something that its rule reads is not in the release.
public struct HeldSegment: Sendable {
    /// The segment.
    public let segment: String
    /// The outcomes that have no scores, in order of name.
    public let outcomes: [String]
    /// The features that were not measured, in order of name.
    public let features: [String]
    /// What the sources lost, where that is why.
    public let findings: [Finding]

    /// What is missing, for people.
    public var words: String {
        let scored = outcomes.isEmpty ? [] : ["\(outcomes.joined(separator: ", ")) has no scores"]
        let measured =
            features.isEmpty
            ? [] : ["\(features.joined(separator: ", ")) was not measured\(findings.cause)"]
        return (scored + measured).joined(separator: " and ")
    }
}

extension [Finding] {
    /// What they found, behind what came of it; nothing where there are none.
    var cause: String {
        isEmpty ? "" : ", for \(map { "\($0.source): \($0.message)" }.joined(separator: "; "))"
    }
}

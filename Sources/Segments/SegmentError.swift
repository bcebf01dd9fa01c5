public import Failures
public import Postgres

/// Why segments could not be refreshed.
public enum SegmentError: ReportableFailure, Equatable {
    /// The release holds no scores of an outcome.
    case outcomeNotScored(String)
    /// The outcome has no such tier.
    case unknownTier(outcome: String, tier: String)
    /// The feature set has no such feature.
    case unknownFeature(String)
    /// The segment was refreshed at a later as-of.
    case goesBack(segment: String, asOf: Instant, newest: Instant)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .goesBack: .usage
        case .outcomeNotScored, .unknownTier, .unknownFeature: .configuration
        }
    }

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .outcomeNotScored(let outcome):
            "the release holds no scores of \(outcome): train and approve it, then score again"
        case .unknownTier(let outcome, let tier): "outcome \(outcome) has no tier \(tier)"
        case .unknownFeature(let feature): "the feature set has no feature \(feature)"
        case .goesBack(let segment, let asOf, let newest):
            "segment \(segment) was refreshed as of \(newest); as of \(asOf) would rewrite its history"
        }
    }
}

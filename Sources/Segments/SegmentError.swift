public import Failures
public import Postgres

/// Why segments could not be refreshed.
public enum SegmentError: ReportableFailure, Equatable {
    /// The release holds no scores of an outcome.
    case outcomeNotScored(String)
    /// The outcome has no such tier.
    case unknownTier(outcome: String, tier: String)
    /// The release was scored by features without this one.
    case featureNotBuilt(String)
    /// The segment was refreshed at a later as-of.
    case goesBack(segment: String, asOf: Instant, newest: Instant)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .goesBack: .usage
        case .outcomeNotScored, .unknownTier, .featureNotBuilt: .configuration
        }
    }

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .outcomeNotScored(let outcome):
            "the release holds no scores of \(outcome): train and approve it, then score again"
        case .unknownTier(let outcome, let tier): "outcome \(outcome) has no tier \(tier)"
        case .featureNotBuilt(let feature):
            "the release was scored by features without \(feature), which the definitions hold by now: score again"
        case .goesBack(let segment, let asOf, let newest):
            "segment \(segment) was refreshed as of \(newest); as of \(asOf) would rewrite its history"
        }
    }
}

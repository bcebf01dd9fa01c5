public import Failures

extension SegmentError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case outcomeNotScored, tierUnknown, featureNotBuilt, segmentGoesBack

        /// What it means.
        public var meaning: String {
            switch self {
            case .outcomeNotScored:
                "A rule reads an outcome that the release holds no scores of."
            case .tierUnknown:
                "A rule names a tier that the outcome does not have."
            case .featureNotBuilt:
                "A rule reads a feature that was added since the release was scored."
            case .segmentGoesBack:
                "A segment was refreshed at a later as-of: an earlier one would rewrite its history."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .outcomeNotScored:
                "Train and approve the outcome, then score again."
            case .tierUnknown:
                "Name one under tiers: or tier_shares: of the outcome."
            case .featureNotBuilt:
                "Score again."
            case .segmentGoesBack:
                "Use a later --as-of."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .outcomeNotScored: .outcomeNotScored
        case .unknownTier: .tierUnknown
        case .featureNotBuilt: .featureNotBuilt
        case .goesBack: .segmentGoesBack
        }
    }
}

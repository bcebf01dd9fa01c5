public import Failures

extension LearningError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case historyTooShort, examplesTooFew, labelGap, labelsMissing, labelsEnded,
            featureUnknown

        /// What it means.
        public var meaning: String {
            switch self {
            case .historyTooShort:
                "The data begin too late for a window to learn from and one to be judged on."
            case .examplesTooFew:
                "Too few customers have the outcome, or lack it, to learn anything but noise."
            case .labelGap:
                "The label's source has no row for many days in a row."
            case .labelsMissing:
                "The label's source holds nothing in the time that there is to learn from."
            case .labelsEnded:
                "The label's source ended long before the as-of."
            case .featureUnknown:
                "A population, rule or baseline names a feature that the set does not have."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .historyTooShort:
                "Train at a later as-of, or with a shorter horizon_days or history_days."
            case .examplesTooFew:
                "Take a longer horizon or a wider population."
            case .labelGap:
                "Load what is missing; where the shop was closed, raise max_gap_days."
            case .labelsMissing:
                "Give the day the data ends with --as-of, or load what came since."
            case .labelsEnded:
                "Give the day the data ends with --as-of, or load what came since; where the shop was "
                    + "closed, raise max_gap_days."
            case .featureUnknown:
                "Name one that it has."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .historyTooShort: .historyTooShort
        case .tooFewExamples: .examplesTooFew
        case .gapInLabels: .labelGap
        case .noLabels: .labelsMissing
        case .labelsEnded: .labelsEnded
        case .unknownFeature: .featureUnknown
        }
    }
}

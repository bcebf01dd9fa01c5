public import Failures

extension EvaluationError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case labelsMismatch, nobodyToJudge, oneOutcome, propensityNotFinite

        /// What it means.
        public var meaning: String {
            switch self {
            case .labelsMismatch:
                "There is not one label for each propensity."
            case .nobodyToJudge:
                "There is nobody to judge a model on."
            case .oneOutcome:
                "What is predicted happened to everybody or to nobody, so that nothing can be told apart."
            case .propensityNotFinite:
                "A propensity is not a number."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .labelsMismatch:
                "It is a bug: tell us."
            case .nobodyToJudge:
                "Take a wider population, or an earlier start of history."
            case .oneOutcome:
                "Take another horizon or population."
            case .propensityNotFinite:
                "It is a bug: tell us."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .shapeMismatch: .labelsMismatch
        case .noCustomers: .nobodyToJudge
        case .oneClass: .oneOutcome
        case .notFinite: .propensityNotFinite
        }
    }
}

public import Failures

extension FeatureError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case featureIncomplete, featuresEdited, currencyChanged, buildIncomplete

        /// What it means.
        public var meaning: String {
            switch self {
            case .featureIncomplete:
                "A feature lacks what its measure needs, such as a source, a column or a filter."
            case .featuresEdited:
                "A feature set was changed under a version that was already used."
            case .currencyChanged:
                "Amounts are in another currency than those that the models learned from."
            case .buildIncomplete:
                "A build holds another number of rows than there are customers."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .featureIncomplete:
                "Add it in features/."
            case .featuresEdited:
                "Raise its version; train again unless features were only put last."
            case .currencyChanged:
                "Raise the feature set's version, and train the outcomes that use it."
            case .buildIncomplete:
                "Run it again; where it stays so, it is a bug."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .incomplete: .featureIncomplete
        case .versionChanged: .featuresEdited
        case .currencyChanged: .currencyChanged
        case .customersMissing: .buildIncomplete
        }
    }
}

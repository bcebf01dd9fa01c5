public import Failures

extension BoostingError.Code: FailureCode {
    /// What it means.
    public var meaning: String {
        switch self {
        case .libraryFailed:
            "XGBoost refused a call."
        case .modelUnreadable:
            "Stored bytes are no model of this program, or one of another shape."
        case .dataUnusable:
            "Nothing can be learned from the rows that training was given."
        case .stopped:
            "Training was told to stop; no model is made."
        }
    }

    /// What to do.
    public var remedy: String {
        switch self {
        case .libraryFailed:
            "Its own words stand in the message. Look at memory and at the parameters under training: in "
                + "the outcome's file."
        case .modelUnreadable:
            "Restore the version from a backup, or approve another one."
        case .dataUnusable:
            "Look at the outcome's label and population: there have to be customers with it and without."
        case .stopped:
            "Run it again."
        }
    }
}

public import Failures

/// What definitions and lists themselves give to say is called.
public enum StandingFinding: String, FailureCode {
    case consentNotAsked, keysSeen, listRetired, runLeft

    /// What it means.
    public var meaning: String {
        switch self {
        case .consentNotAsked:
            "A channel asks nobody for consent, for the reason that is given."
        case .keysSeen:
            "Customers' keys are contact details, which everybody sees who sees segments."
        case .listRetired:
            "A destination keeps a list whose export is defined no more."
        case .runLeft:
            "A run was begun for an export that is defined no more."
        }
    }

    /// What to do.
    public var remedy: String {
        switch self {
        case .consentNotAsked:
            "Nothing, while the reason holds."
        case .keysSeen:
            "Nothing, while the reason holds."
        case .listRetired:
            "Let another export take it over with was:, or empty it there and say so with `segcast runs "
                + "hand-over`."
        case .runLeft:
            "`segcast run` ends it and gives its contacts back."
        }
    }
}

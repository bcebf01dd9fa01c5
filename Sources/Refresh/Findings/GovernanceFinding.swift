public import Failures

/// What a look at who approves finds is called.
public enum GovernanceFinding: String, FailureCode {
    case ownerUnbound, approvedAlone

    /// What it means.
    public var meaning: String {
        switch self {
        case .ownerUnbound:
            "The login that works owns the tables, and so is bound by no rule of approval."
        case .approvedAlone:
            "A model scores that its author alone approved, before somebody else had to."
        }
    }

    /// What to do.
    public var remedy: String {
        switch self {
        case .ownerUnbound:
            "Work as a member of the worker's group, and keep the owner for `segcast init`."
        case .approvedAlone:
            "Let somebody else look at it and approve it."
        }
    }
}

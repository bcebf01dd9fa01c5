public import Failures

extension ScoreError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case featuresChanged, modelSawFuture, stillScoring, outcomeNotInForce, outcomeHeld,
            releaseHeld,
            releaseGoesBack, releaseReplaced, cannotGoBack, releaseUnknown, nothingToAccept,
            noRelease

        /// What it means.
        public var meaning: String {
            switch self {
            case .featuresChanged:
                "The approved model reads other features than the definitions hold."
            case .modelSawFuture:
                "The approved model was trained later than the as-of, so that it knows what it would predict."
            case .stillScoring:
                "Another process still scores the same release."
            case .outcomeNotInForce:
                "An outcome has no scores that may choose an audience now: held, expired, or never released."
            case .outcomeHeld:
                "A guard holds the scores of an outcome that moved too far; its last good ones are used until they expire."
            case .releaseHeld:
                "A guard holds a release that moved too far from the one before; the one before stays in force."
            case .releaseGoesBack:
                "The release in force looks at a later day than this one."
            case .releaseReplaced:
                "The release was in force and another took its place."
            case .cannotGoBack:
                "A release cannot be put in force again."
            case .releaseUnknown:
                "There is no release of that number."
            case .nothingToAccept:
                "No guard failed the release, so that there is nothing to accept."
            case .noRelease:
                "There are no scores in force: none were released, or they have expired."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .featuresChanged:
                "Put new features last, or train and approve the outcome again."
            case .modelSawFuture:
                "Approve an older version, or score a later as-of."
            case .stillScoring:
                "Wait for it."
            case .outcomeNotInForce:
                "The message says which. `segcast release guards` shows what was measured; `segcast run` "
                    + "makes new ones."
            case .outcomeHeld:
                "Look why. Where it is right: `segcast release accept N --reason WHY`, and `segcast run --reason WHY`."
            case .releaseHeld:
                "Look why. Where it is right: `segcast release accept N --reason WHY`, and release again."
            case .releaseGoesBack:
                "Use a later --as-of, or say why with --reason."
            case .releaseReplaced:
                "`segcast release --back-to N --reason WHY` puts it back."
            case .cannotGoBack:
                "The message says why: it was never in force, or has expired."
            case .releaseUnknown:
                "The message lists the newest."
            case .nothingToAccept:
                "`segcast release guards N` shows what was measured."
            case .noRelease:
                "`segcast run`, or `segcast score` and `segcast release`."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .featuresChanged: .featuresChanged
        case .modelSawTheFuture: .modelSawFuture
        case .stillScoring: .stillScoring
        case .outcomeNotInForce: .outcomeNotInForce
        case .outcomeHeld: .outcomeHeld
        case .held: .releaseHeld
        case .goesBack: .releaseGoesBack
        case .notInForceAnyMore: .releaseReplaced
        case .cannotGoBack: .cannotGoBack
        case .unknownRelease: .releaseUnknown
        case .nothingToAccept: .nothingToAccept
        case .noReleaseInForce: .noRelease
        }
    }
}

public import Failures
public import Postgres

/// Why there are no scores to use.
public enum ScoreError: ReportableFailure, Equatable {
    /// A champion reads other features than the definitions hold.
    case featuresChanged(outcome: String, trained: String, defined: String)
    /// A champion was trained at a later as-of: it saw what is to be predicted.
    case modelSawTheFuture(outcome: String, trainedAsOf: Instant, asOf: Instant)
    /// Another process is still scoring buckets of the release.
    case stillScoring(buckets: Int)
    /// An outcome has no scores that may choose an audience at this time.
    case outcomeNotInForce(outcome: String, reason: String)
    /// The guards hold the scores that an outcome has in a release, and until when its last ones are used.
    case outcomeHeld(outcome: String, releaseID: Int64, reason: String, lastUntil: Instant?)
    /// The guards hold the release.
    case held(releaseID: Int64, reason: String)
    /// The release in force is younger than this one.
    case goesBack(asOf: Instant, current: Instant)
    /// The release was in force, and another took its place.
    case notInForceAnyMore(releaseID: Int64, asOf: Instant)
    /// The release cannot be put in force again.
    case cannotGoBack(releaseID: Int64, why: String)
    /// There is no such release; the newest that there are, newest first.
    case unknownRelease(Int64, newest: [Int64])
    /// No guard failed the release.
    case nothingToAccept(releaseID: Int64)
    /// Nothing was released, or it is not in force at this time.
    case noReleaseInForce(at: Instant)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .featuresChanged: .configuration
        case .modelSawTheFuture, .goesBack, .nothingToAccept, .unknownRelease: .usage
        case .held, .outcomeHeld, .noReleaseInForce, .outcomeNotInForce, .notInForceAnyMore,
            .cannotGoBack:
            .data
        case .stillScoring: .temporary
        }
    }

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .featuresChanged(let outcome, let trained, let defined):
            "the champion of \(outcome) reads \(trained), the definitions hold \(defined), where a feature of those was "
                + "changed or taken away, or amounts are in another currency: put it back as it was, or train and approve "
                + "\(outcome) again"
        case .modelSawTheFuture(let outcome, let trained, let asOf):
            "the champion of \(outcome) was trained as of \(trained), after \(asOf): it saw what it would "
                + "predict; approve an older version, or score at a later as-of"
        case .stillScoring(let buckets):
            "another process is scoring \(buckets) buckets of the release: wait for it"
        case .outcomeNotInForce(let outcome, let reason):
            "the scores of \(outcome) may not choose an audience: \(reason)"
        case .outcomeHeld(let outcome, let release, let reason, let until):
            "the scores of \(outcome) in release \(release) are held: \(reason). "
                + (until.map { "Its last ones are used until \($0)" } ?? "It has no others")
                + "; where this is right, `segcast release accept \(release) --reason WHY` and `segcast run --reason WHY`"
        case .held(let release, let reason):
            "release \(release) is held: \(reason). The release before stays in force until it expires; where this "
                + "is right, `segcast release accept \(release) --reason WHY` and release it again"
        case .goesBack(let asOf, let current):
            "the release in force is as of \(current); one as of \(asOf) would take its place: "
                + "use a later as-of, or say why with --reason"
        case .notInForceAnyMore(let release, let asOf):
            "release \(release) as of \(asOf) is not in force any more: put it back with `segcast release "
                + "--back-to \(release) --reason WHY`, or score its as-of again with --reason"
        case .cannotGoBack(let release, let why):
            "release \(release) cannot be put in force again: \(why)"
        case .unknownRelease(let release, let newest):
            "there is no release \(release): "
                + (newest.isEmpty
                    ? "none was scored yet"
                    : "the newest are \(newest.map { "\($0)" }.joined(separator: ", "))")
        case .nothingToAccept(let release):
            "no guard failed release \(release): see `segcast release guards`"
        case .noReleaseInForce(let time):
            "no release is in force at \(time): run `segcast run`, or `segcast score` and `segcast release`"
        }
    }
}

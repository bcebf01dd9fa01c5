public import Exports
public import Failures
public import Scores
public import Steps
public import Warehouse

/// What happens while a refresh is under way, and what it ends with: commands print what nothing else of theirs says, a
/// worker counts it.
public enum RefreshEvent: Sendable, CustomStringConvertible {
    /// A step of a task begins or goes on.
    case step(task: String, Step)
    /// A task that told its steps has ended.
    case finished(task: String)
    /// Something about sources, policies or lists.
    case finding(Finding)
    /// A lock was waited for in vain and is tried again: who holds it.
    case waiting(String)
    /// The deployment's key is being changed, up to a run.
    case keyIsChanging(KeyError)
    /// An outcome was redefined since the version that scores it was trained.
    case outcomeRedefined(outcome: String, version: Int)
    /// An outcome that was due could not be trained: its champion stays, or it has none and waits.
    case notTrained(outcome: String, because: any ReportableFailure, isFirst: Bool)
    /// An as-of that was judged is scored again.
    case scoredAgain(releaseID: Int64)
    /// A guard of a release failed, or failed and was accepted.
    case guardFailed(releaseID: Int64, GuardMeasure)
    /// A release is the first: there is nothing to judge its level by.
    case notJudged(releaseID: Int64)
    /// A segment keeps its members, for what its rule reads is not there.
    case segmentKept(HeldSegment)
    /// A run has ended whose list no export refreshes.
    case runEnded(runID: Int64, export: String)
    /// A list was refused, or something kept it from being made; `export` is `nil` where it kept all of them.
    case notExported(export: String?, because: any ReportableFailure)
    /// What came of an attempt could not be written beside it.
    case attemptNotKept(because: any ReportableFailure)
    /// A day's work ended, with what it did.
    case dayEnded(DailyRefresh.Result)
    /// A day's work ended before its lists; `asOf` as it was asked for, `nil` for today's.
    case dayFailed(asOf: String?, because: any ReportableFailure)

    /// Words for people.
    public var description: String {
        switch self {
        case .step(let task, let step): "\(task): \(step)"
        case .finished(let task): "\(task): done"
        case .finding(let finding): "\(finding)"
        case .waiting(let words): "segcast: \(words)"
        case .keyIsChanging(let error): "warning: \(error)"
        case .outcomeRedefined(let outcome, let version):
            "warning: \(outcome) was redefined since version \(version) was trained; it goes on "
                + "answering the old question, for the old population, until a new version is approved"
        case .notTrained(let outcome, let error, let isFirst):
            "warning: \(outcome) was not trained\(isFirst ? "" : " again"): \(error)"
        case .scoredAgain(let releaseID):
            "release \(releaseID) is kept; its as-of is scored again"
        case .guardFailed(let releaseID, let measure):
            "warning: release \(releaseID): \(measure.words): "
                + (measure.verdict == .failed ? "its last scores are used" : "accepted")
        case .notJudged(let releaseID):
            "release \(releaseID) is the first: what is compared with the one before is not judged"
        case .segmentKept(let held): "warning: \(held.segment) stays as it is: \(held.words)"
        case .runEnded(let runID, let export):
            "run \(runID) of \(export) has ended: no export is defined for its list any more"
        case .notExported(let export, let failure):
            "\(export ?? "every export") was not published: \(failure)"
        case .attemptNotKept(let failure):
            "warning: what came of this is not kept in segcast_v1.attempts: \(failure)"
        case .dayEnded(let result):
            "the day of \(result.asOf) has ended: \(result.exports.publications.count) published, "
                + "\(result.exports.failures.count) not"
        case .dayFailed(let asOf, let failure): "the day of \(asOf ?? "today") failed: \(failure)"
        }
    }
}

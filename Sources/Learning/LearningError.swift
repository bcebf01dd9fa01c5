public import Failures
public import Postgres
import Texts

/// Why nothing was learned.
///
/// The last champion stays.
public enum LearningError: ReportableFailure, Equatable {
    /// The data begins too late for a window to learn from and one to be judged on.
    case historyTooShort(neededFrom: String, historyDays: Int, begins: Instant)
    /// Too few customers with, or without, the outcome.
    case tooFewExamples(window: String, positives: Int, negatives: Int, needed: ExamplesNeeded)
    /// The label's source has a hole.
    case gapInLabels(source: String, days: Int, limit: Int)
    /// The label's source has no rows in the time before the as-of that a training looks at.
    case noLabels(source: String, newest: Instant?)
    /// The label's source ended long before the as-of.
    case labelsEnded(source: String, ends: Instant, days: Int, limit: Int)
    /// A condition or baseline names a feature that the set lacks.
    case unknownFeature(String, featureSet: String)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .historyTooShort, .tooFewExamples, .gapInLabels, .noLabels, .labelsEnded,
            .unknownFeature:
            .data
        }
    }

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .historyTooShort(let needed, let days, let begins):
            "the newest window to learn from is \(needed) and needs \(days.counted("day")) of history, and the data begins at "
                + "\(begins): train at a later as-of, or with a shorter horizon_days or history_days"
        case .tooFewExamples(let window, let positives, let negatives, let needed):
            "the \(window) window holds \(positives) customers with the outcome and \(negatives) without: "
                + "\(needed.words); take a longer horizon or a wider population"
        case .gapInLabels(let source, let days, let limit):
            "\(source) has no row for \(days.counted("day")) in a row, more than max_gap_days \(limit): rows are "
                + "missing, or the shop was closed; then raise max_gap_days"
        case .noLabels(let source, nil): "\(source) holds no row before the as-of"
        case .noLabels(let source, .some(let newest)):
            "\(source) holds no row in the time before the as-of that there is to learn from, its newest is of "
                + "\(newest): give the day its data ends with --as-of, or load what came since"
        case .labelsEnded(let source, let ends, let days, let limit):
            "\(source) ended \(days.counted("day")) before the as-of, at \(ends), more than max_gap_days \(limit): give the day "
                + "its data ends with --as-of, or load what came since; if the shop was closed, raise max_gap_days"
        case .unknownFeature(let feature, let set): "feature set \(set) has no feature \(feature)"
        }
    }
}

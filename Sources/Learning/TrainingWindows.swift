public import Postgres

/// Which as-ofs a training reads, and what each is for.
///
/// With horizon H and as-of T the gate window is V = T − H: its labels close at T. The judged model
/// learns from as-ofs whose labels closed by V; the one that is kept learns, with the same
/// parameters, from every as-of whose labels closed by T. Nothing reads past T.
public struct TrainingWindows: Hashable, Sendable {
    /// The as-of the gates are measured at.
    public let gate: Instant
    /// As-ofs the judged model learns from, newest first.
    public let fit: [Instant]
    /// As-ofs the kept model learns from, newest first.
    public let refit: [Instant]

    /// Chooses the windows.
    ///
    /// - Parameters:
    ///   - asOf: the training's as-of.
    ///   - horizonDays: days of the label window.
    ///   - definition: how many windows, how far apart, and after how much history.
    ///   - begin: when the data begins.
    /// - Throws: ``LearningError/historyTooShort(neededFrom:begins:)`` when no as-of is left to learn from.
    public init(
        asOf: Instant,
        horizonDays: Int,
        definition: TrainingDefinition,
        dataBegins begin: Instant
    ) throws(LearningError) {
        let earliest = begin.advanced(byDays: definition.historyDays)
        gate = asOf.advanced(byDays: -horizonDays)
        let closed = gate.advanced(byDays: -horizonDays)
        func windows(from newest: Instant) -> [Instant] {
            (0..<definition.windows).map { newest.advanced(byDays: -$0 * definition.spacingDays) }
                .filter { $0 >= earliest }
        }
        fit = windows(from: closed)
        refit = windows(from: gate)
        if fit.isEmpty { throw .historyTooShort(neededFrom: closed, begins: earliest) }
    }
}

/// Why nothing was learned.
///
/// The last champion stays.
public enum LearningError: Error, Equatable, CustomStringConvertible {
    /// The data begins too late for a window to learn from and one to be judged on.
    case historyTooShort(neededFrom: Instant, begins: Instant)
    /// Too few customers with, or without, the outcome.
    case tooFewExamples(window: String, positives: Int, negatives: Int)
    /// The label's source has a hole.
    case gapInLabels(source: String, days: Int, limit: Int)
    /// The label's source has no rows before the as-of.
    case noLabels(source: String)
    /// A condition or baseline names a feature that the set lacks.
    case unknownFeature(String, featureSet: String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .historyTooShort(let needed, let begins):
            "the newest window to learn from is \(needed.date), and with the history features need the "
                + "data begins at \(begins.date): train at a later as-of, or with a shorter horizon_days "
                + "or history_days"
        case .tooFewExamples(let window, let positives, let negatives):
            "the \(window) window holds \(positives) customers with the outcome and \(negatives) without: "
                + "100 of each are needed; take a longer horizon or a wider population"
        case .gapInLabels(let source, let days, let limit):
            "\(source) has no row for \(days) days in a row, more than max_gap_days \(limit): rows are "
                + "missing, or the shop was closed; then raise max_gap_days"
        case .noLabels(let source): "\(source) holds no row before the as-of"
        case .unknownFeature(let feature, let set): "feature set \(set) has no feature \(feature)"
        }
    }
}

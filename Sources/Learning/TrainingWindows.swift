public import Postgres
public import Warehouse

/// Which as-ofs a training reads, and what each is for, in days of the business zone from the training's own.
///
/// With horizon H and as-of T the gate window is V = T − H: its labels close at T. The judged model
/// learns from as-ofs whose labels closed by V; the one that is kept learns, with the same
/// parameters, from every as-of whose labels closed by T. Nothing reads past T. Windows are told by their days from T,
/// not by instants, so that a label window which begins at one closes exactly where another begins.
public struct TrainingWindows: Hashable, Sendable {
    /// The as-of the gates are measured at.
    public let gate: Int
    /// As-ofs the judged model learns from, newest first.
    public let fit: [Int]
    /// As-ofs the kept model learns from, newest first.
    public let refit: [Int]

    /// Chooses the windows.
    ///
    /// - Parameters:
    ///   - days: counted from the training's as-of; they know ``boundaries(horizonDays:_:)``.
    ///   - horizonDays: days of the label window.
    ///   - definition: how many windows, how far apart, and after how much history.
    ///   - begin: when the data begins.
    /// - Throws: ``LearningError/historyTooShort(neededFrom:historyDays:begins:)`` when no as-of is left to learn from.
    public init(
        _ days: BusinessDays,
        horizonDays: Int,
        _ definition: TrainingDefinition,
        dataBegins begin: Instant
    ) throws(LearningError) {
        gate = -horizonDays
        func windows(from newest: Int) -> [Int] {
            Self.stack(newest, definition).filter { days[$0 - definition.historyDays] >= begin }
        }
        fit = windows(from: -2 * horizonDays)
        refit = windows(from: gate)
        guard fit.isEmpty else { return }
        throw .historyTooShort(
            neededFrom: days.name(-2 * horizonDays),
            historyDays: definition.historyDays,
            begins: begin
        )
    }

    /// Every number of days from the as-of that a training may ask for: where windows and their history begin, and
    /// where labels close.
    package static func boundaries(horizonDays: Int, _ definition: TrainingDefinition) -> Set<Int> {
        let newest = [0, -horizonDays, -2 * horizonDays]
        let begins = Set(newest + newest.flatMap { stack($0, definition) })
        return begins.union(begins.map { $0 + horizonDays })
            .union(begins.map { $0 - definition.historyDays })
    }

    /// So many as-ofs, one `spacing_days` before the other.
    private static func stack(_ newest: Int, _ definition: TrainingDefinition) -> [Int] {
        (0..<definition.windows).map { newest - $0 * definition.spacingDays }
    }
}

/// Why nothing was learned.
///
/// The last champion stays.
public enum LearningError: Error, Equatable, CustomStringConvertible {
    /// The data begins too late for a window to learn from and one to be judged on.
    case historyTooShort(neededFrom: String, historyDays: Int, begins: Instant)
    /// Too few customers with, or without, the outcome.
    case tooFewExamples(window: String, positives: Int, negatives: Int)
    /// The label's source has a hole.
    case gapInLabels(source: String, days: Int, limit: Int)
    /// The label's source has no rows in the time before the as-of that a training looks at.
    case noLabels(source: String, newest: Instant?)
    /// The label's source ended long before the as-of.
    case labelsEnded(source: String, ends: Instant, days: Int, limit: Int)
    /// A condition or baseline names a feature that the set lacks.
    case unknownFeature(String, featureSet: String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .historyTooShort(let needed, let days, let begins):
            "the newest window to learn from is \(needed) and needs \(days) days of history, and the data begins at "
                + "\(begins): train at a later as-of, or with a shorter horizon_days or history_days"
        case .tooFewExamples(let window, let positives, let negatives):
            "the \(window) window holds \(positives) customers with the outcome and \(negatives) without: "
                + "100 of each are needed; take a longer horizon or a wider population"
        case .gapInLabels(let source, let days, let limit):
            "\(source) has no row for \(days) days in a row, more than max_gap_days \(limit): rows are "
                + "missing, or the shop was closed; then raise max_gap_days"
        case .noLabels(let source, nil): "\(source) holds no row before the as-of"
        case .noLabels(let source, .some(let newest)):
            "\(source) holds no row in the time before the as-of that there is to learn from, its newest is of "
                + "\(newest): give the day its data ends with --as-of, or load what came since"
        case .labelsEnded(let source, let ends, let days, let limit):
            "\(source) ended \(days) days before the as-of, at \(ends), more than max_gap_days \(limit): give the day "
                + "its data ends with --as-of, or load what came since; if the shop was closed, raise max_gap_days"
        case .unknownFeature(let feature, let set): "feature set \(set) has no feature \(feature)"
        }
    }
}

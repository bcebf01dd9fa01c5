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

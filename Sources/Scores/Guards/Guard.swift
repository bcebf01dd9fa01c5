import Learning

/// What a release, or an outcome of it, may move by against the one before until somebody has to look.
///
/// A guard is a file of this folder, a line of ``Guards/all``, and a word that is closed here and in the table.
protocol Guard: Sendable {
    /// Its word beside the release, for ever.
    static var kind: GuardMeasure.Kind { get }

    /// Whether each outcome is measured by itself, or all customers once.
    static var isOfOutcomes: Bool { get }

    /// What it measures, for people, such as `the mean score`.
    static var subject: String { get }

    /// The limits that definitions may move.
    static var limits: [GuardLimit] { get }

    /// Returns what it reads of a release, a reading each of whom it asks about.
    static func read(_ evidence: GuardEvidence) -> [GuardReading]

    /// Says a number that it measured, and by which limits, for people.
    static func tell(_ measured: Double, of measure: GuardMeasure) -> String
}

extension Guard {
    /// Of each outcome.
    static var isOfOutcomes: Bool { true }

    /// None.
    static var limits: [GuardLimit] { [] }

    /// Says it as a multiple of what was.
    static func tell(_ measured: Double, of measure: GuardMeasure) -> String {
        let subject = "\(subject)\(measure.whose)"
        if measured.isInfinite {
            return "\(subject) is \(GuardMeasure.rounded(measure.level ?? 0)) and was 0"
        }
        let value = GuardMeasure.rounded(measured)
        let lowest = GuardMeasure.rounded(measure.lowest)
        let highest = GuardMeasure.rounded(measure.highest)
        return "\(subject) is \(value) times what it was, where \(lowest) to \(highest) may be"
    }
}

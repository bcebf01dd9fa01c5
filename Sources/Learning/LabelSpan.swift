import Postgres
import Warehouse

/// What the label's source looks like before the as-of.
struct LabelSpan: Sendable {
    let begins: Instant
    let ends: Instant
    let rowCount: Int
    /// The longest stretch of days from one with a row to the next, and from the last one to the as-of.
    let gapDays: Int, quietDays: Int

    /// Throws when days are missing, between rows or before the as-of, and a model would learn from the hole.
    func requireWhole(for outcome: OutcomeDefinition) throws(LearningError) {
        let limit = outcome.training.maxGapDays
        let source = outcome.label.rawValue
        guard gapDays <= limit else {
            throw .gapInLabels(source: source, days: gapDays, limit: limit)
        }
        guard quietDays <= limit else {
            throw .labelsEnded(source: source, ends: ends, days: quietDays, limit: limit)
        }
    }
}

import Postgres
import TestSupport
import Testing

@testable import Learning

/// Holes in the rows that a label is told from.
struct LabelSpanTests {
    @Test func `days without a row, between rows or before the as-of, are a hole`() throws {
        let begins = Instant(microseconds: 0)
        let limit = OutcomeDefinition().training.maxGapDays
        func error(gap: Int, quiet: Int) -> LearningError? {
            let span = LabelSpan(
                begins: begins,
                ends: begins.advanced(byDays: 90),
                rowCount: 90,
                gapDays: gap,
                quietDays: quiet
            )
            do throws(LearningError) {
                try span.requireWhole(for: OutcomeDefinition())
                return nil
            } catch { return error }
        }
        #expect(error(gap: limit, quiet: limit) == nil)
        #expect(error(gap: limit + 1, quiet: 0)?.tells("label-gap") == true)
        #expect(error(gap: 1, quiet: limit + 1)?.tells("labels-ended") == true)
    }
}

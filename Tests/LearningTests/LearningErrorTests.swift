import Testing

@testable import Learning

struct LearningErrorTests {
    @Test func `a gap of one day is told as one`() {
        let gap = { LearningError.gapInLabels(source: "orders", days: $0, limit: 0).description }
        #expect(gap(1).hasPrefix("orders has no row for 1 day in a row"))
        #expect(gap(2).hasPrefix("orders has no row for 2 days in a row"))
    }
}

import Testing
import Texts

struct CountedTests {
    @Test func `one is told as one`() {
        #expect([0, 1, 2].map { $0.counted("day") } == ["0 days", "1 day", "2 days"])
    }
}

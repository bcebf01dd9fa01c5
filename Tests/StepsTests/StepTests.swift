import Steps
import Testing

struct StepTests {
    @Test func `a step knows its share, and says how far it is`() {
        let last = Step("windows", done: 13, of: 14, "as of 2011-06-12")
        #expect(last.description == "windows, 13 of 14 done: as of 2011-06-12")
        #expect(last.share.map { $0 < 1 } == true, "the last one is still under way")
        #expect(Step("writing the card").description == "writing the card")
        #expect(Step("writing the card").share == nil)
        #expect(Step("rows", done: 12, of: 9).share == 1, "there may be more than was thought")
    }
}

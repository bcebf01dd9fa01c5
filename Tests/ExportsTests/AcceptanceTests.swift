import Testing

@testable import Exports

struct AcceptanceTests {
    @Test func `an acceptance answers the question that was asked, and no other`() {
        for asked in AttentionReason.allCases {
            let acceptance = Acceptance(of: asked, count: 40)
            for question in AttentionReason.allCases {
                #expect(acceptance.count(of: question) == (question == asked ? 40 : nil))
            }
        }
        #expect(Acceptance(of: .volumeChanged, count: nil).count(of: .volumeChanged) == nil)
    }
}

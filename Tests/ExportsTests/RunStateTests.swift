import Testing

@testable import Exports

struct RunStateTests {
    @Test(
        arguments: [
            (.planned, .reserve), (.superseded, .reserve), (.reserved, .stage), (.staged, .commit),
            (.committed, .publish), (.published, nil), (.cancelled, nil), (.needsAttention, nil),
        ] as [(RunState, RunState.Arrow?)]
    )
    func `a run goes on by the arrow that leaves its state`(state: RunState, arrow: RunState.Arrow?)
    {
        #expect(state.arrow == arrow)
    }

    @Test func `only what is published or cancelled is over, and every arrow is reached`() {
        #expect(RunState.allCases.filter(\.isOver) == [.published, .cancelled])
        #expect(Set(RunState.allCases.compactMap(\.arrow)) == Set(RunState.Arrow.allCases))
    }
}

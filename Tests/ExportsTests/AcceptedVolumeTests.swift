import Testing
import Warehouse

@testable import Exports

struct AcceptedVolumeTests {
    private let volume = VolumeGuard(largestLoss: 0.4, largestGrowth: 3)

    @Test(
        arguments: [
            // The first list, and the first after an empty one, are measured by nothing.
            (0, nil, nil, true), (1_000, 0, nil, true),
            // At both limits, and one past each.
            (60, 100, nil, true), (59, 100, nil, false), (400, 100, nil, true),
            (401, 100, nil, false),
            // What was accepted covers what lies between, and no larger change.
            (40, 100, 40, true), (50, 100, 40, true), (39, 100, 40, false),
            (500, 100, 500, true), (450, 100, 500, true), (501, 100, 500, false),
            // Accepting growth lets no loss pass, nor the other way round.
            (30, 100, 500, false), (500, 100, 30, false),
        ] as [(Int, Int?, Int?, Bool)]
    )
    func `a list may change by so much, or by as much as a person accepted`(
        count: Int,
        before: Int?,
        accepted: Int?,
        isAllowed: Bool
    ) {
        #expect(volume.allows(count, before: before, accepted: accepted) == isAllowed)
    }

    @Test func `an accepted list may lose whom nobody can match, as any list may`() {
        #expect(volume.allows(25, before: 100, accepted: 40, isStaged: true))
        #expect(!volume.allows(23, before: 100, accepted: 40, isStaged: true))
        #expect(!volume.allows(39, before: 100, accepted: 40))
    }
}

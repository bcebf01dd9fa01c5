import Testing
import Warehouse

struct VolumeGuardTests {
    @Test(
        arguments: [
            // The first count, and the first after nobody, are measured by nothing.
            (nil, 0, .unmeasured), (nil, 1_000, .unmeasured), (0, 1_000, .unmeasured),
            // At both limits, and one past each.
            (100, 60, .within), (100, 59, .shrank), (100, 400, .within), (100, 401, .grew),
            // A share that no binary fraction holds is no less exact.
            (5, 3, .within), (7_000_000_005, 4_200_000_003, .within),
            (7_000_000_005, 4_200_000_002, .shrank), (100, 0, .shrank), (1, 1, .within),
        ] as [(Int?, Int, VolumeGuard.Verdict)]
    )
    func `a count may lose 40 % and win 300 % of the one before, and no more`(
        before: Int?,
        now: Int,
        verdict: VolumeGuard.Verdict
    ) {
        let volume = VolumeGuard(largestLoss: 0.4, largestGrowth: 3)
        #expect(volume.verdict(from: before, to: now) == verdict)
    }

    @Test func `growth without a limit is never too much, and a loss still is`() {
        let volume = VolumeGuard(largestLoss: 0.4, largestGrowth: .infinity)
        #expect(volume.verdict(from: 1, to: .max) == .within)
        #expect(volume.verdict(from: 5, to: 2) == .shrank)
    }
}

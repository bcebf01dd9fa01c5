import Testing

@testable import Scores

/// What is a difference and what is chance, at 3.29 standard errors; worked out by hand.
struct ChanceTests {
    @Test func `two shares differ where their difference is 3.29 of its errors`() {
        // 20 and 40 of 100: pooled 0.3, error √(0.21 · 0.02) = 0.0648, so 0.2 is 3.09 of them. 42: 0.22 is 3.36.
        #expect(!Chance.excludes((20, of: 100), (40, of: 100)))
        #expect(Chance.excludes((20, of: 100), (42, of: 100)))
        #expect(Chance.excludes((42, of: 100), (20, of: 100)))
        // Ten times as many customers make the same shares a difference.
        #expect(Chance.excludes((200, of: 1000), (400, of: 1000)))
        #expect(!Chance.excludes((0, of: 0), (100, of: 100)), "nobody shows nothing")
    }

    @Test func `two means differ where their difference is 3.29 of its errors`() {
        func sample(_ mean: Double, count: Int = 100) -> Chance.Sample {
            Chance.Sample(count: count, mean: mean, variance: 1)
        }
        // Error √(1/100 + 1/100) = 0.14142, and 3.29 of them 0.46527.
        #expect(!Chance.excludes(sample(0), sample(0.465)))
        #expect(Chance.excludes(sample(0), sample(0.466)))
        #expect(Chance.excludes(sample(0.466), sample(0)))
        #expect(!Chance.excludes(sample(0, count: 1), sample(9)), "one customer has no spread")
    }

    @Test func `a share lies above a limit by 3.29 of the limit's errors`() {
        // Half of 100: error 0.05, and 3.29 of them 0.1645.
        #expect(!Chance.liesAbove(0.5, 66, of: 100))
        #expect(Chance.liesAbove(0.5, 67, of: 100))
        #expect(!Chance.liesAbove(0.5, 30, of: 100), "below is not above")
        #expect(!Chance.liesAbove(0.5, 0, of: 0))
    }

    @Test(
        arguments: [
            (0.3, 0.2, 1.5), (0.2, 0.2, 1), (0, 0.2, 0), (0.2, 0, .infinity), (0, 0, 1),
        ] as [(Double, Double, Double)]
    )
    func `of nothing, everything is infinitely much, and nothing as much`(
        level: Double,
        before: Double,
        multiple: Double
    ) {
        #expect(
            abs(GuardedValue(level, before: before).multiple - multiple) < 1e-12
                || multiple.isInfinite
        )
        #expect(GuardedValue(level, before: before).multiple.isInfinite == multiple.isInfinite)
        #expect(GuardedValue(level, before: before).level == level)
    }

    @Test func `a count is measured by the one before, if there was anybody`() {
        #expect(GuardedValue(of: 60, before: 100)?.multiple == 0.6)
        #expect(GuardedValue(of: 60, before: 0) == nil)
        #expect(GuardedValue(of: 60, before: nil) == nil)
    }
}

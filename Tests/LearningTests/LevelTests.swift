import Testing

@testable import Learning

/// What came of a group of customers, and how far that may be chance; worked out by hand.
struct LevelTests {
    @Test func `of what comes true or does not the level is a share, with Wilson's interval`() {
        let level = Level(shareOf: [1, 1, 0, 0])
        #expect(level.mean == 0.5)
        #expect(abs(level.lower - 0.15003899) < 1e-8 && abs(level.upper - 0.84996101) < 1e-8)
    }

    @Test func `of counts and amounts the level is a mean, which is never below nothing`() {
        // The deviation of 2, 4 and 6 is 2, and the error of their mean 2 / √3.
        let level = Level(meanOf: [2, 4, 6])
        #expect(level.mean == 4)
        #expect(abs(level.lower - 1.73683) < 1e-5 && abs(level.upper - 6.26317) < 1e-5)
        #expect(Level(meanOf: [0, 0, 6]).lower == 0)
    }

    @Test func `one customer says little of a mean, and nobody nothing`() {
        let one = Level(meanOf: [5])
        #expect(one.mean == 5 && one.lower == 0 && one.upper > 14)
        let nobody = Level(meanOf: [])
        #expect(nobody.mean == 0 && nobody.lower == 0 && nobody.upper == 0)
    }
}

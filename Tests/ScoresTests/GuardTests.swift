import Learning
import Testing

@testable import Scores

/// What each guard reads of a release, worked out by hand.
struct GuardTests {
    /// A thousand customers a day, whose scores, audience and activity are `multiple` times what they were.
    private func evidence(
        _ multiple: Double,
        stayed: Int,
        _ limits: GuardLimits = GuardLimits()
    ) -> GuardEvidence {
        let count = Int(1000 * multiple)
        let now = Chance.Sample(count: count, mean: 0.02 * multiple, variance: 1e-4)
        let before = Chance.Sample(count: 1000, mean: 0.02, variance: 1e-4)
        var evidence = GuardEvidence(count: count, previousCount: 1000)
        evidence.limits = limits
        evidence.everybody = GuardComparison(now: now, before: before, stayed: min(count, 1000))
        evidence.audiences = [
            ("segment best", GuardComparison(now: before, before: before, stayed: stayed))
        ]
        evidence.active = (now: (Int(200 * multiple), 1000), before: (200, 1000))
        return evidence
    }

    @Test func `a word is closed for each guard, and a limit is of one`() {
        let kinds = Guards.all.map { $0.kind }
        #expect(kinds.count == Set(kinds).count)
        #expect(Set(kinds) == Set(GuardMeasure.Kind.allCases))
        let limits = Guards.all.flatMap { $0.limits }
        #expect(limits.count == Set(limits).count)
        #expect(Set(limits) == Set(ReleaseLimits.limits))
        #expect(Set(Guards.all.map { $0.subject }).count == Guards.all.count)
    }

    @Test func `what stays as it is passes every guard`() {
        for asked in Guards.all {
            let readings = asked.read(evidence(1, stayed: 1000))
            #expect(readings.count == 1, "\(asked.kind)")
            for reading in readings {
                #expect(reading.value.map { reading.limits.contains($0.multiple) } ?? false)
                #expect(!reading.isOutside, "\(asked.kind)")
            }
        }
    }

    @Test func `what falls to a quarter, or is exchanged, is outside for every guard`() {
        for asked in Guards.all {
            let readings = asked.read(evidence(0.25, stayed: 0))
            #expect(readings.map(\.isOutside) == [true], "\(asked.kind)")
        }
    }

    @Test func `what there is nothing to measure by is no number, and never outside`() {
        var first = GuardEvidence(count: 1000, previousCount: nil)
        first.audiences = [("segment best", nil)]
        for asked in Guards.all {
            let readings = asked.read(first)
            #expect(readings.count == 1, "\(asked.kind)")
            #expect(readings.allSatisfy { $0.value == nil && !$0.isOutside }, "\(asked.kind)")
        }
    }

    @Test func `a guard holds a release against the limit that the outcome says`() {
        for asked in Guards.all where !asked.limits.isEmpty {
            let passing = [1.0, 0.75].map { share in
                var limits = GuardLimits()
                for limit in asked.limits { limits[limit] = limit.usual + share / 4 }
                return asked.read(evidence(1, stayed: 1000, limits)).map(\.limits)
            }
            #expect(passing[0] != passing[1], "\(asked.kind)")
        }
    }

    @Test func `the mean moves by no factor further than the widest step of any mean`() {
        var limits = GuardLimits()
        limits[ReleaseLimits.meanFactor] = 1000
        let reading = MeanScore.read(evidence(1, stayed: 1000, limits))[0]
        #expect(reading.limits.upperBound == 1 + ReleaseGate.largestDrift / 0.02)
    }

    @Test func `the mean of counts moves as far as its factor says`() {
        var counts = GuardEvidence(count: 1000, previousCount: 1000)
        counts.everybody = GuardComparison(
            now: Chance.Sample(count: 1000, mean: 2.8, variance: 1),
            before: Chance.Sample(count: 1000, mean: 2, variance: 1),
            stayed: 1000
        )
        #expect(MeanScore.read(counts)[0].isOutside)
        counts.scores = 0...1e9
        #expect(!MeanScore.read(counts)[0].isOutside)
        #expect(MeanScore.read(counts)[0].limits.upperBound == 1.5)
    }
}

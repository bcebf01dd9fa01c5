@testable import Scores
import Testing

@testable import Segments

/// Whom the guards of a release see of a segment.
struct ChosenScoresTests {
    private static let now = ["buys": ["high": TierBounds(atLeast: 0.6, below: nil)]]
    private static let before = ["buys": ["high": TierBounds(atLeast: 0.5, below: 0.9)]]

    private func segment(_ rules: [SegmentRule]) -> SegmentDefinition {
        var segment = SegmentDefinition()
        (segment.name, segment.rule) = ("keen", .all(rules))
        return segment
    }

    @Test func `each condition on a score is guarded, as its tier is now and was before`() {
        var country = AttributeCondition()
        (country.attribute, country.isOneOf) = ("country", ["FR"])
        let audiences = segment([
            .score(ScoreCondition(outcome: "buys", bound: .tier("high"))), .attribute(country),
            .not(.score(ScoreCondition(outcome: "returns", bound: .topShare(0.1)))),
        ]).audiences(Self.now, Self.before)
        #expect(audiences.map(\.name) == ["segment keen", "segment keen condition 2"])
        #expect(audiences.map(\.outcome) == ["buys", "returns"])
        #expect(audiences[0].bound == .range(atLeast: 0.6, below: nil))
        #expect(audiences[0].boundBefore == .range(atLeast: 0.5, below: 0.9))
        #expect(audiences[1].bound == .topShare(0.1))
    }

    @Test func `whoever has a score is the population, and a tier that was not cannot be compared`()
    {
        let audiences = segment([
            .score(ScoreCondition(outcome: "buys")),
            .score(ScoreCondition(outcome: "buys", bound: .tier("low"))),
            .score(ScoreCondition(outcome: "buys", bound: .top(5))),
        ]).audiences(Self.now, Self.before)
        #expect(audiences.map(\.name) == ["segment keen condition 3"])
        #expect(audiences.map(\.bound) == [.top(5)])
    }

    @Test func `a condition names the tiers that its outcome has to have`() {
        let rule = SegmentRule.score(ScoreCondition(outcome: "buys", bound: .tier("high")))
        #expect(
            rule.conditions.flatMap(\.tiers) == [NamedTier(outcome: "buys", tier: "high")]
        )
        #expect(
            SegmentRule.score(ScoreCondition(outcome: "buys")).conditions.flatMap(\.tiers).isEmpty
        )
    }
}

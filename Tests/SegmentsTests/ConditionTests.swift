import Features
import Scores
import TestSupport
import Testing

@testable import Postgres
@testable import Segments

/// Rules compiled from facts, without a server.
struct ConditionTests {
    private func facts(_ cutoffs: [RuleCondition: ScoreCutoff] = [:]) -> RuleFacts {
        RuleFacts(
            keySpace: "shop",
            tables: [RuleCondition(Self.inFrance): "attributed_1"],
            features: ["recency": 1],
            positions: ["buys": 2],
            tiers: ["buys": ["gold": TierBounds(atLeast: 0.5, below: nil)]],
            cutoffs: cutoffs
        )
    }

    private static var inFrance: AttributeCondition {
        var condition = AttributeCondition()
        condition.attribute = "country"
        condition.isOneOf = ["FR", "MC"]
        return condition
    }

    private static func feature(_ atLeast: Double?, _ atMost: Double?) -> SegmentRule {
        var condition = FeatureCondition()
        condition.feature = "recency"
        condition.atLeast = atLeast
        condition.atMost = atMost
        return .feature(condition)
    }

    private static let top = ScoreCondition(outcome: "buys", bound: .top(10))

    @Test(
        arguments: [
            (.score(.init(outcome: "buys")), "buys is known"),
            (
                .score(.init(outcome: "buys", bound: .range(atLeast: 0.2, below: 0.4))),
                "buys >= 0.2 and buys < 0.4"
            ),
            (
                .score(.init(outcome: "buys", bound: .tier("gold"))),
                "buys in tier gold and buys >= 0.5"
            ),
            (feature(nil, nil), "recency is known"),
            (feature(1, 7), "recency >= 1.0 and recency <= 7.0"),
            (.attribute(inFrance), "country is FR or MC"),
            (
                .not(.all([.attribute(inFrance), feature(1, nil)])),
                "not (country is FR or MC and recency >= 1.0)"
            ),
            (.any([feature(1, nil), feature(nil, 7)]), "(recency >= 1.0 or recency <= 7.0)"),
        ] as [(SegmentRule, String)]
    )
    func `a rule says in words what it asks, and binds every value`(
        rule: SegmentRule,
        words: String
    ) throws {
        var binder = Binder()
        let compiled = try rule.compiled(facts(), into: &binder)
        #expect(compiled.words == words)
        for word in ["FR", "0.2", "gold", "shop"] {
            #expect(!compiled.condition.sql.contains(word), "\(compiled.condition.sql)")
        }
        for number in binder.values.indices {
            #expect(compiled.condition.sql.contains("$\(number + 1)::"))
        }
    }

    @Test func `the highest scores are told by the last who is among them`() throws {
        let last = ScoreCutoff.Last(score: 0.75, customerID: 42)
        var binder = Binder()
        let rule = SegmentRule.score(Self.top)
        let compiled = try rule.compiled(
            facts([RuleCondition(Self.top): ScoreCutoff(population: 30, last: last)]),
            into: &binder
        )
        #expect(compiled.words == "buys top 10 of 30 (score >= 0.75)")
        #expect(binder.values.contains(.double(0.75)) && binder.values.contains(.bigint(42)))
        let empty = ScoreCutoff(population: 0, last: nil)
        let nobody = try rule.compiled(facts([RuleCondition(Self.top): empty]), into: &binder)
        #expect(nobody.words == "buys top 10: nobody")
    }

    @Test func `a condition tells its parts, and who meets it as the database compares`() throws {
        var binder = Binder()
        let last = ScoreCutoff.Last(score: Double(Float(0.41)), customerID: 42)
        let rule = SegmentRule.all([.score(Self.top), .not(Self.feature(1, 7))])
        let parts = try rule.compiled(
            facts([RuleCondition(Self.top): ScoreCutoff(population: 30, last: last)]),
            into: &binder
        ).parts.criteria
        #expect(parts.map(\.criterion.kind) == ["score", "feature"])
        #expect(parts.map(\.isNegated) == [false, true])
        let (top, recency) = (parts[0].criterion, parts[1].criterion)
        #expect(top.atLeast == 0.41 && top.top == 10 && top.population == 30)
        // Ties of the last score go by id.
        #expect(top.isMet(by: 0.41, of: 42) == true && top.isMet(by: 0.41, of: 43) == false)
        #expect(top.isMet(by: 0.42, of: 43) == true && top.isMet(by: 0.4, of: 1) == false)
        #expect(top.isMet(by: nil, of: 1) == false)
        #expect(
            [0.9, 1, 7, 7.1].map { recency.isMet(by: $0, of: 1) } == [false, true, true, false]
        )
        let attribute = try SegmentRule.attribute(Self.inFrance).compiled(facts(), into: &binder)
        let country = try #require(attribute.parts.criteria.first?.criterion)
        #expect(country.oneOf == ["FR", "MC"] && country.isMet(by: nil, of: 1) == nil)
    }

    @Test(
        arguments: [
            (.score(.init(outcome: "churns")), .outcomeNotScored("churns")),
            (
                .score(.init(outcome: "buys", bound: .tier("tin"))),
                .unknownTier(outcome: "buys", tier: "tin")
            ),
            (.not(.feature(FeatureCondition())), .featureNotBuilt("")),
        ] as [(SegmentRule, SegmentError)]
    )
    func `what does not exist is told by its name`(rule: SegmentRule, error: SegmentError) {
        #expect(throws: error) {
            var binder = Binder()
            _ = try rule.compiled(facts(), into: &binder)
        }
        switch error {
        case .outcomeNotScored: #expect(error.tells("outcome-not-scored"))
        case .unknownTier: #expect(error.tells("tier-unknown"))
        case .featureNotBuilt: #expect(error.tells("feature-not-built"))
        case .goesBack: Issue.record("no refresh was asked for")
        }
    }

    @Test func `one number under two casts is two parameters`() {
        var binder = Binder()
        #expect(binder.bind(.double(0.1), as: "real").sql == "$1::real")
        #expect(binder.bind(.double(0.1), as: "numeric").sql == "$2::numeric")
        #expect(binder.bind(.double(0.1), as: "real").sql == "$1::real")
        #expect(binder.values == [.double(0.1), .double(0.1)])
    }
}

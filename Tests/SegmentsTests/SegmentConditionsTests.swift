import Features
import Foundation
import Shapes
import Testing
import Yams

@testable import Segments

/// What holds for every kind of condition there is.
struct SegmentConditionsTests {
    @Test func `each kind has a word and a key of its own`() {
        let words = SegmentConditions.all.map { $0.word }
        #expect(Set(words).count == words.count)
        let keys = SegmentConditions.all.map { $0.key }
        #expect(Set(keys).union(["all", "any", "not"]).count == keys.count + 3)
    }

    @Test func `a rule that has a kind's key is read as that kind`() throws {
        for kind in SegmentConditions.all {
            let node = try #require(try Yams.compose(yaml: "\(kind.key): some_name\nis: [a]"))
            var reader = DefinitionReader()
            let rule = Shape<SegmentRule>.rule.read(node, &reader)
            // It may lack something, or have something too much; it is never of no kind.
            if let found = rule?.conditions.first {
                #expect(type(of: found.condition) == kind)
            }
            #expect(!reader.issues.contains { $0.message.contains("a rule has one of") })
        }
    }

    /// Stored definitions are found by the hash of their bytes.
    @Test func `a rule is stored as it was from the start, and read again`() throws {
        var attribute = AttributeCondition()
        (attribute.attribute, attribute.isOneOf) = ("country", ["FR"])
        var feature = FeatureCondition()
        (feature.feature, feature.atLeast) = ("recency", 7)
        let rule = SegmentRule.all([
            .score(ScoreCondition(outcome: "buys", bound: .tier("gold"))),
            .any([.feature(feature), .not(.attribute(attribute))]),
        ])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let stored = try encoder.encode(rule)
        #expect(
            String(decoding: stored, as: UTF8.self) == """
                {"all":{"_0":[{"score":{"_0":{"outcome":"buys","tier":"gold"}}},\
                {"any":{"_0":[{"feature":{"_0":{"atLeast":7,"feature":"recency"}}},\
                {"not":{"_0":{"attribute":{"_0":{"attribute":"country","isOneOf":["FR"]}}}}}]}}]}}
                """
        )
        #expect(try JSONDecoder().decode(SegmentRule.self, from: stored) == rule)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(SegmentRule.self, from: Data(#"{"moon":{"_0":{}}}"#.utf8))
        }
    }
}

import Features
import Foundation
import Shapes
import Testing
import Warehouse
import Yams

@testable import Learning

/// What of a definition is the question that its models answer.
struct OutcomeQuestionTests {
    private typealias Change = @Sendable (inout OutcomeDefinition) -> Void

    /// What a kind might ask for.
    private static let atLeast = OutcomeSetting(
        "at_least",
        1...9,
        usual: 1,
        "fewest rows",
        byDefault: "one is enough"
    )

    /// Each property, changed: whatever is new stands in one of the two.
    private static let ofTheQuestion: [String: Change] = [
        "label": { $0.label = .returns },
        "otherSettings": { $0[atLeast] = 2 },
        "filter": { $0.filter.whereNot = ["state": ["void"]] },
        "horizonDays": { $0.horizonDays += 1 },
        "population": {
            var condition = FeatureCondition()
            (condition.feature, condition.atMost) = ("recency", 365)
            $0.population = [condition]
        },
    ]
    private static let besides: [String: Change] = [
        "name": { $0.name = "other" },
        "owner": { $0.owner = "somebody" },
        "purpose": { $0.purpose = "another" },
        "channels": { $0.channels = ["mail"] },
        "features": { $0.features = "base" },
        "tiers": { $0.tiers = ["high": 0.5] },
        "tierShares": { $0.tierShares = ["high": 0.1] },
        "fairness": { $0.fairness = ["country"] },
        "reviewDays": { $0.reviewDays += 1 },
        "training": { $0.training.windows += 1 },
        "baseline": { $0.baseline.recency = "recency" },
        "gates": { $0.gates[TopDecileLift.limit] += 1 },
        "guards": { $0.guards = GuardLimits() },
        "validHours": { $0.validHours = 24 },
    ]

    private func isOther(_ change: Change) -> Bool {
        var changed = OutcomeDefinition()
        change(&changed)
        #expect(changed != OutcomeDefinition())
        return changed.isOtherQuestion(than: OutcomeDefinition())
    }

    @Test func `whatever of the question changes makes another question`() {
        for (property, change) in Self.ofTheQuestion { #expect(isOther(change), "\(property)") }
    }

    @Test func `who asks, how a model learns and what it has to show is no question`() {
        for (property, change) in Self.besides { #expect(!isOther(change), "\(property)") }
    }

    @Test func `of every property it is known whether it is of the question`() {
        let properties = Mirror(reflecting: OutcomeDefinition()).children.compactMap(\.label)
        // Kinds are told apart where there are several.
        let known = Set(Self.ofTheQuestion.keys).union(Self.besides.keys).union(["otherKind"])
        #expect(Set(properties) == known)
    }

    @Test func `another kind asks another question`() {
        for word in OutcomeKindWord.allCases.dropFirst() {
            #expect(isOther { $0.kindWord = word }, "\(word.rawValue)")
        }
    }

    @Test func `what is said as it is meant anyhow is the definition that says nothing`() throws {
        var outcome = OutcomeDefinition()
        let silent = try JSONEncoder().encode(outcome)
        #expect(outcome[Self.atLeast] == 1)
        outcome[Self.atLeast] = 3
        #expect(outcome[Self.atLeast] == 3)
        let read = try JSONDecoder().decode(
            OutcomeDefinition.self,
            from: JSONEncoder().encode(outcome)
        )
        #expect(read == outcome)
        outcome[Self.atLeast] = 1
        #expect(outcome == OutcomeDefinition())
        #expect(try JSONEncoder().encode(outcome).count == silent.count)
    }

    @Test func `a setting is read within its range`() throws {
        let shape = Shape.object(OutcomeDefinition(), [Self.atLeast.field])
        func read(_ yaml: String) throws -> (Double?, [String]) {
            var reader = DefinitionReader()
            let node = try #require(try Yams.compose(yaml: yaml))
            let outcome = shape.read(node, &reader)
            return (outcome?[Self.atLeast], reader.issues.map(\.message))
        }
        #expect(try read("{at_least: 4}") == (4, []))
        #expect(try read("{at_least: 0}").1 == ["a number from 1.0 to 9.0 is expected"])
    }
}

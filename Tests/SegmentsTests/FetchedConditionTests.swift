import Postgres
import Scores
import Shapes
import TestSupport
import Testing
import Warehouse

@testable import Segments

/// Conditions that this program does not have, and that fetch what they go by as those it has do.
@Suite(.postgres)
struct FetchedConditionTests {
    /// The customers whose keys are below a number.
    private struct EarlyCondition: SegmentCondition {
        static let word = "early"
        static let key = "early"
        static var shape: Shape<Self> { .object(Self(), []) }
        var below = 0

        func keys(in catalog: WarehouseCatalog) throws -> Statement? {
            var binder = Binder.literals
            let rows = try CustomerRows(.customers, in: catalog, &binder)
            return rows.copyOfKeys(
                meeting: [rows.key.cast(to: "bigint") < binder.bind(.integer(below), as: "bigint")]
            )
        }

        func compiled(_ facts: RuleFacts, into binder: inout Binder) -> CompiledRule {
            CompiledRule([facts.isAmongKeys(of: self, into: &binder)], "early")
        }
    }

    /// The half of an outcome's population with the higher scores.
    private struct UpperHalfCondition: SegmentCondition {
        static let word = "upper_half"
        static let key = "upper_half"
        static var shape: Shape<Self> { .object(Self(), []) }
        var outcome = ""

        var outcomes: Set<String> { [outcome] }
        var highest: (outcome: String, bound: ScoreBound)? { (outcome, .topShare(0.5)) }

        func compiled(_ facts: RuleFacts, into binder: inout Binder) -> CompiledRule {
            let score = Fragments.score.filled([
                "position": binder.bind(.integer(facts.positions[outcome] ?? 0), as: "integer")
            ])
            let (isHigh, cutoff) = facts.isAmongHighest(of: self, score, into: &binder)
            var criterion = Criterion(outcome)
            criterion.end(at: cutoff)
            return CompiledRule([isHigh], criterion)
        }
    }

    private func segment(_ name: String, _ condition: some SegmentCondition) -> SegmentDefinition {
        var segment = SegmentDefinition()
        (segment.name, segment.rule) = (name, .condition(RuleCondition(condition)))
        return segment
    }

    @Test func `a condition over the sources and one by rank take whom they say`() async throws {
        let planted = try await PlantedScores()
        let session = try await TestDatabase.connect()
        try await session.sql("insert into till.people select generate_series(1, 10)")
        try await session.sql(
            """
            insert into segcast.customer_keys (key_space, external_key, customer_id, linked_at)
            select 'customers', i::text, i, '2025-01-01' from generate_series(1, 10) as i
            """
        )
        let found = try await planted.refresh([
            (segment("first", EarlyCondition(below: 4)), "f"),
            (segment("others", EarlyCondition(below: 8)), "o"),
            (segment("half", UpperHalfCondition(outcome: "buys")), "h"),
        ])
        #expect(found == ["first": 3, "others": 7, "half": 5])
    }
}

import Features
import Foundation
import Postgres
import Scores
import Segments
import TestSupport
import Testing
import Warehouse

/// Who is in a segment, release after release.
@Suite(.postgres, .serialized)
struct SegmentRefresherTests {
    private func segment(_ name: String, _ bound: ScoreCondition.Bound) -> SegmentDefinition {
        var segment = SegmentDefinition()
        segment.name = name
        segment.rule = .score(ScoreCondition(outcome: "buys", bound: bound))
        return segment
    }

    @Test(arguments: [
        (ScoreCondition.Bound.known, 10), (.range(atLeast: 0.25, below: 0.75), 5),
        (.tier("high"), 3),
        (.top(4), 4), (.topShare(0.25), 3), (.top(99), 10), (.topShare(0), 0),
    ])
    func `each bound takes whom it says`(bound: ScoreCondition.Bound, count: Int) async throws {
        let planted = try await PlantedScores()
        #expect(try await planted.refresh([(segment("some", bound), "h")]) == ["some": count])
        #expect(try await planted.members("some") == count)
    }

    @Test
    func `a rule reads the feature where the release was scored by it, whatever is defined now`()
        async throws
    {
        let planted = try await PlantedScores()
        for text in [
            "insert into segcast.feature_sets (feature_set, version, definition_hash) values ('f', 1, 'a'), ('f', 2, 'b')",
            "insert into segcast.feature_columns (feature_set, version, feature_position, feature_name, unit) values ('f', 1, 1, 'visits', ''), ('f', 1, 2, 'orders', ''), ('f', 2, 1, 'orders', ''), ('f', 2, 2, 'visits', ''), ('f', 2, 3, 'returns', '')",
            "update segcast.feature_values set feature_values = array[customer_id, 10 - customer_id]",
        ] {
            try await TestDatabase.connect().sql(text)
        }
        var often = FeatureCondition()
        (often.feature, often.atLeast) = ("visits", 8)
        var segment = SegmentDefinition()
        (segment.name, segment.rule) = ("often", .feature(often))
        #expect(try await planted.refresh([(segment, "h")]) == ["often": 3])
        #expect(try await smallest("often") == 8)
        often.feature = "returns"
        segment.rule = .feature(often)
        await #expect(throws: SegmentError.featureNotBuilt("returns")) {
            _ = try await planted.refresh([(segment, "other")])
        }
        #expect(try await planted.members("often") == 3)
    }

    @Test func `a segment whose outcome is held keeps its members`() async throws {
        let planted = try await PlantedScores()
        let both = [(segment("held", .top(4)), "h"), (segment("free", .top(2)), "f")]
        _ = try await planted.refresh(both)
        let again = try await planted.refresh(both, leaving: ["held"])
        #expect(again == ["free": 2])
        #expect(try await planted.members("held") == 4)
    }

    @Test func `a segment that is taken away and put back has members again`() async throws {
        let planted = try await PlantedScores()
        let (kept, other) = (segment("kept", .top(2)), segment("gone", .top(4)))
        _ = try await planted.refresh([(kept, "k"), (other, "g")])
        #expect(try await planted.refresh([(kept, "k")]) == ["kept": 2, "gone": 0])
        #expect(try await planted.members("gone") == 0)
        #expect(
            try await planted.refresh([(kept, "k"), (other, "g")]) == ["kept": 2, "gone": 4]
        )
        #expect(try await planted.members("gone") == 4)
    }

    @Test func `a release that is put back fills the segments again`() async throws {
        let planted = try await PlantedScores()
        let best = [(segment("best", .top(4)), "h")]
        #expect(try await planted.refresh(best) == ["best": 4])
        let session = try await TestDatabase.connect()
        for text in [
            "insert into segcast.releases (release_id, as_of, build_id, release_key, state, valid_until) values (2, '2026-01-01 00:00:01', 1, 'mistaken', 'released', 'infinity')",
            "insert into segcast.release_outcomes (release_id, outcome, version, score_position, score_count) values (2, 'buys', 1, 1, 10)",
            "select segcast.make_partition('scores', 2)",
            "insert into segcast_data.scores_2 select 2, i, array[(11 - i) / 10.0]::real[] from generate_series(1, 10) as i",
            "select segcast.attach_partition('scores', 2)",
            "update segcast.current_release set release_id = 2",
        ] {
            try await session.sql(text)
        }
        #expect(try await planted.refresh(best) == ["best": 4])
        #expect(try await smallest("best") == 1)
        let error = await #expect(throws: (any Error).self, "a later refresh stands") {
            try await session.sql("update segcast.current_release set release_id = 1")
            _ = try await planted.refresh(best)
        }
        #expect(error?.tells("segment-goes-back") == true)
        try await session.sql(
            "update segcast.releases set state = 'withdrawn' where release_id = 2"
        )
        for _ in 1...2 {
            #expect(try await planted.refresh(best) == ["best": 4])
            #expect(try await smallest("best") == 7)
        }
        let history = try await session.sql(
            "select count(*) as found from segcast.memberships where left_release_id = 1 and entered_release_id = 2"
        )
        #expect(try history[0].value("found") == 4, "the mistake stays in history")
    }

    private func smallest(_ segment: String) async throws -> Int {
        try await TestDatabase.connect().sql(
            "select min(customer_id) as found from segcast.memberships where segment = $1::text and left_at = 'infinity'",
            [.text(segment)]
        )[0].value("found")
    }

    @Test func `a rule that is changed and changed back takes whom it says`() async throws {
        let planted = try await PlantedScores()
        #expect(try await planted.refresh([(segment("s", .top(4)), "four")]) == ["s": 4])
        #expect(try await planted.refresh([(segment("s", .top(2)), "two")]) == ["s": 2])
        #expect(try await planted.refresh([(segment("s", .top(4)), "four")]) == ["s": 4])
        #expect(try await planted.members("s") == 4)
    }

    @Test func `a stored rule reads as it was written, and its hash stays`() throws {
        let bounds: [ScoreCondition.Bound] = [
            .known, .range(atLeast: 0.5, below: nil), .range(atLeast: 0, below: 1), .tier("high"),
            .topShare(0.2), .top(3),
        ]
        for bound in bounds {
            let condition = ScoreCondition(outcome: "buys", bound: bound)
            let bytes = try JSONEncoder().encode(condition)
            #expect(try JSONDecoder().decode(ScoreCondition.self, from: bytes) == condition)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let tier = try encoder.encode(ScoreCondition(outcome: "buys", bound: .tier("high")))
        #expect(String(decoding: tier, as: UTF8.self) == #"{"outcome":"buys","tier":"high"}"#)
    }
}

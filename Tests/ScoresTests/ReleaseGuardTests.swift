import Audit
import Postgres
import Scores
import Testing
import Texts
import TestSupport

/// Two releases a day apart, of customers whose scores lie about .02.
@Suite(.postgres)
struct ReleaseGuardTests {
    @Test func `scores that double for a broken feature are held, though every count stays`()
        async throws
    {
        let shop = try await GuardedShop()
        try await shop.score(1, day: 1)
        #expect(try await shop.release(1) == nil)
        try await shop.score(2, day: 2, scores: "2 * (\(GuardedShop.level))")
        let reason = try #require(try await shop.release(2))
        #expect(reason.contains("the mean score of buys is 2.0 times what it was"))
        #expect(try await shop.state(2) == "released", "what was measured of customers is in force")
        let carried = try await shop.session.sql(
            "select count(distinct s.score_values) = 100 and max(s.score_values[1]) < 0.03 as is_before from segcast.scores as s where s.release_id = 2"
        )
        #expect(try carried[0].value("is_before"))
        try await shop.score(3, day: 3, scores: "0.5 * (\(GuardedShop.level))")
        #expect(try await shop.release(3) != nil, "half is as far as double")
    }

    @Test func `a season that lifts every score by a fifth is released`() async throws {
        let shop = try await GuardedShop()
        try await shop.score(1, day: 1)
        try await shop.score(2, day: 2, scores: "1.2 * (\(GuardedShop.level))")
        #expect(try await shop.release(1) == nil)
        #expect(try await shop.release(2) == nil)
        let level = try await shop.measured(2)["mean_score "]
        #expect(level?.verdict == .passed)
        #expect(abs(try #require(level?.measured) - 1.2) < 1e-6)
    }

    @Test func `an audience that is exchanged while its size stays is held`() async throws {
        let shop = try await GuardedShop()
        try await shop.score(1, day: 1)
        try await shop.score(2, day: 2, scores: "0.01 + 0.02 * (99 - i % 100) / 100.0")
        #expect(try await shop.release(1) == nil)
        let reason = try #require(try await shop.release(2))
        #expect(
            reason == "1.0 of segment best of buys left or is new, where 0.5 may",
            "the mean is what it was, and 75 of 100 are likely both days"
        )
        let likely = try #require(try await shop.measured(2)["turnover segment likely"]?.measured)
        #expect(abs(likely - 1.0 / 3) < 0.02, "25 of 75 left")
    }

    @Test func `customers who stop while their scores go on are held`() async throws {
        let shop = try await GuardedShop()
        try await shop.score(1, day: 1, customers: 3000)
        try await shop.score(2, day: 2, customers: 3000, daysSinceOrder: "i % 30 + 4")
        #expect(try await shop.release(1) == nil)
        let reason = try #require(try await shop.release(2))
        #expect(reason.contains("the share of customers active lately of buys is 0.5 times"))
    }

    @Test func `four customers do not hold a release by chance`() async throws {
        let shop = try await GuardedShop()
        try await shop.score(1, day: 1, customers: 4, scores: "0.01 * i", daysSinceOrder: "2 * i")
        try await shop.score(
            2,
            day: 2,
            customers: 4,
            scores: "0.09 - 0.02 * i",
            daysSinceOrder: "40"
        )
        #expect(try await shop.release(1) == nil)
        #expect(try await shop.release(2) == nil)
        let measured = try await shop.measured(2)
        #expect(measured["turnover segment best"]?.measured == 1)
        #expect(measured["activity "]?.measured == 0)
    }

    @Test func `a first release says what could not be judged`() async throws {
        let shop = try await GuardedShop()
        try await shop.score(1, day: 1)
        #expect(try await shop.release(1) == nil)
        let measures = try await shop.measured(1).values
        #expect(Set(measures.map(\.verdict)) == [.notJudged])
        #expect(Set(measures.map(\.kind)) == Set(GuardMeasure.Kind.allCases))
        try await shop.score(2, day: 2)
        #expect(try await shop.release(2) == nil)
        #expect(Set(try await shop.measured(2).values.map(\.verdict)) == [.passed])
    }

    @Test func `an acceptance covers the value that was accepted and no other`() async throws {
        let shop = try await GuardedShop()
        try await shop.score(1, day: 1)
        try await shop.score(2, day: 2, scores: "2 * (\(GuardedShop.level))")
        _ = try await shop.release(1)
        _ = try await shop.release(2)
        let accepted = try await shop.gate.accept(2, because: "a new price list")
        #expect(accepted.map(\.kind) == [.meanScore])
        #expect(try await shop.release(2) != nil, "its own scores are gone: they are made anew")
        try await shop.score(3, day: 2, scores: "2 * (\(GuardedShop.level))")
        #expect(try await shop.release(3) == nil)
        #expect(try await shop.measured(3)["mean_score "]?.verdict == .accepted)
        await #expect(throws: ScoreError.nothingToAccept(releaseID: 3)) {
            _ = try await shop.gate.accept(3, because: "again")
        }
        let said = try await shop.session.sql(
            "select accepted_by = session_user as is_mine from segcast.release_acceptances"
        )
        #expect(try said.map { try $0.value("is_mine") } == [true])
        try await shop.score(4, day: 3, scores: "4 * (\(GuardedShop.level))")
        #expect(try await shop.release(4) != nil, "another release asks again")
    }

    @Test
    func `what the trail sums up last of a release is what it is, held, accepted or released`()
        async throws
    {
        let shop = try await GuardedShop()
        try await shop.score(1, day: 1, customers: 200)
        try await shop.score(2, day: 2)
        _ = try await shop.release(1)
        for step in ["held", "accepted", "released"] {
            if step == "accepted" {
                _ = try await shop.gate.accept(2, because: "a new price list")
            } else {
                _ = try await shop.release(2)
            }
            let now = try await shop.session.transaction {
                Set(
                    try ReleaseSeal.sums(2, in: $0).filter {
                        $0.thing == "release 2" && $0.rows > 0
                    }
                )
            }
            let last = try await shop.session.sql(
                """
                select distinct on (parts.part)
                    'release 2' as sealed_thing, parts.part, (parts.seal ->> 'rows')::bigint as row_count,
                    parts.seal ->> 'sha256' as sha256
                from segcast.audit_entries as entries, jsonb_each(entries.detail -> 'seals' -> 'release 2')
                    as parts (part, seal)
                order by parts.part, entries.audit_id desc
                """
            ).map(Seal.init)
            #expect(Set(last.filter { $0.rows > 0 }) == now, "\(step)")
        }
    }

    @Test func `scores that were computed anew ask again`() async throws {
        let shop = try await GuardedShop()
        try await shop.score(1, day: 1)
        try await shop.score(2, day: 2, scores: "2 * (\(GuardedShop.level))")
        _ = try await shop.release(1)
        _ = try await shop.release(2)
        _ = try await shop.gate.accept(2, because: "a new price list")
        try await shop.score(3, day: 2, scores: "2.1 * (\(GuardedShop.level))")
        #expect(try await shop.release(3) != nil)
        try await shop.score(4, day: 2, scores: "2 * (\(GuardedShop.level))")
        #expect(try await shop.release(4) == nil, "the same values of the same day are the same")
    }

    @Test func `a level that was nothing is accepted at what it is and no higher`() async throws {
        let shop = try await GuardedShop()
        try await shop.score(1, day: 1, scores: "0", daysSinceOrder: "40")
        try await shop.score(2, day: 2)
        #expect(try await shop.release(1) == nil)
        let reason = try #require(try await shop.release(2))
        #expect(reason.contains("the mean score of buys is 0.02 and was 0"), "\(reason)")
        #expect(try await shop.measured(2)["mean_score "]?.measured == .infinity)
        let accepted = try await shop.gate.accept(2, because: "the first orders")
        #expect(Set(accepted.map(\.kind)) == [.meanScore, .activity, .turnover])
        try await shop.score(3, day: 2, scores: "10 * (\(GuardedShop.level))")
        let higher = try #require(try await shop.release(3))
        #expect(higher.contains("is 0.199 and was 0"), "\(higher)")
        #expect(try await shop.measured(3)["activity "]?.verdict == .accepted)
        try await shop.score(4, day: 2)
        #expect(try await shop.release(4) == nil)
        try await shop.score(5, day: 3, scores: "0")
        #expect(try await shop.release(5) != nil, "back to nothing is as far")
    }

    @Test func `a shop that grows tenfold waits until somebody says that it did`() async throws {
        let shop = try await GuardedShop()
        try await shop.score(1, day: 1, customers: 200)
        try await shop.score(2, day: 2, customers: 2000)
        #expect(try await shop.release(1) == nil)
        let reason = try #require(try await shop.release(2))
        #expect(reason.contains("the number of customers scored is 10.0 times what it was"))
        let accepted = try await shop.gate.accept(2, because: "the chain was bought")
        #expect(Set(accepted.map(\.kind)) == [.customers, .population, .turnover])
        #expect(try await shop.release(2) == nil)
        try await shop.score(3, day: 3, customers: 2000)
        #expect(try await shop.release(3) == nil, "the next day is measured by the new size")
    }

    @Test func `an audience that nobody is in and nobody was in is not judged`() async throws {
        let shop = try await GuardedShop()
        for day in 1...2 {
            try await shop.score(day, day: day, scores: "0.001")
            #expect(try await shop.release(Int64(day)) == nil)
        }
        #expect(try await shop.measured(2)["turnover segment likely"]?.verdict == .notJudged)
        try await shop.score(3, day: 3, scores: "0.001 + 0.02 * (i % 100 / 90)")
        let reason = try #require(try await shop.release(3))
        #expect(reason.contains("1.0 of segment likely of buys left or is new"), "\(reason)")
    }

    @Test(arguments: [1, 2])
    func `customers who stopped are no custom on the second day that an outcome is held`(
        position: Int
    ) async throws {
        let shop = try await GuardedShop()
        for day in 1...3 {
            let age = day == 1 ? "i % 30" : "i % 30 + 4"
            try await shop.score(day, day: day, customers: 3000, daysSinceOrder: age)
            try await shop.session.sql(
                "insert into segcast.release_outcomes (release_id, outcome, version, score_position, score_count, mean_score) values ($1::bigint, 'visits', 1, 1, 3000, 0)",
                [.integer(day)]
            )
            try await shop.session.sql(
                "update segcast.release_outcomes set score_position = $1::integer where outcome = 'buys' and release_id > 1",
                [.integer(position)]
            )
            let held = try await shop.release(Int64(day))
            #expect((held == nil) == (day == 1), "visits are as they were")
        }
        for day in 2...3 {
            let activity = try await shop.measured(Int64(day))["activity "]
            #expect(activity?.verdict == .failed && activity?.previousReleaseID == 1)
        }
    }

    @Test func `words and verdicts of guards are those of the table`() async throws {
        let shop = try await GuardedShop()
        try await shop.score(1, day: 1)
        for (index, kind) in GuardMeasure.Kind.allCases.enumerated() {
            for verdict in GuardMeasure.Verdict.allCases {
                try await shop.session.sql(
                    "insert into segcast.release_measures values (1, $1::text, $2::text, $3::text, null, null, case $3::text when 'not_judged' then null else 1 end, case $3::text when 'not_judged' then null else 1 end, 0, 1, $3::text)",
                    [.text("\(index)"), .text(kind.rawValue), .text(verdict.rawValue)]
                )
            }
        }
        let measures = try await shop.gate.measures(of: 1)
        #expect(
            measures.count
                == GuardMeasure.Kind.allCases.count * GuardMeasure.Verdict.allCases.count
        )
    }
}

import Postgres
import Scores
import TestSupport
import Testing
import Texts

/// Three days in April, of which the third is a mistake.
@Suite(.postgres)
struct PutBackTests {
    private let evening = Instant(microseconds: 1_712_080_800_000_000)

    private func mistaken() async throws -> GuardedShop {
        let shop = try await GuardedShop()
        for day in 1...3 {
            let scores = day == 3 ? "1.4 * (\(GuardedShop.level))" : GuardedShop.level
            try await shop.score(day, day: day, scores: scores)
            try #require(try await shop.release(Int64(day)) == nil)
        }
        return shop
    }

    private func inForce(_ shop: GuardedShop) async throws -> Int {
        try await shop.session.sql("select release_id from segcast.current_release")[0]
            .value("release_id")
    }

    @Test func `a release that was put back is what the next day is measured by`() async throws {
        let shop = try await mistaken()
        try await shop.gate.putBack(2, because: "a feature broke", now: evening)
        try await shop.gate.putBack(2, because: "asked twice", now: evening)
        #expect(try await inForce(shop) == 2)
        #expect(try await shop.state(3) == "withdrawn")
        let acts = try await shop.session.sql(
            "select act, replaced_release_id, reason, acted_by = session_user as is_mine from segcast.release_acts"
        )
        #expect(acts.count == 1)
        #expect(try acts[0].value("act") == "put_back" && acts[0].value("is_mine"))
        #expect(try acts[0].value("replaced_release_id") == 3)
        try await shop.score(4, day: 4)
        #expect(try await shop.release(4) == nil)
        let measures = try await shop.measured(4).values
        #expect(Set(measures.map(\.previousReleaseID)) == [2])
        #expect(try await shop.measured(4)["mean_score "]?.measured == 1)
    }

    @Test func `a release that was taken back twice can be put back, and each time says why`()
        async throws
    {
        let shop = try await mistaken()
        for (release, why) in [
            (2, "a feature broke"), (3, "no, it did not"), (2, "yes, \"it\" did"),
        ] as [(Int, Reason)] {
            try await shop.gate.putBack(Int64(release), because: why, now: evening)
            #expect(try await inForce(shop) == release)
            #expect(try await shop.state(3) == (release == 3 ? "released" : "withdrawn"))
            #expect(try await shop.state(2) == "released")
        }
        let said = try await shop.session.sql(
            "select detail ->> 'reason' as reason from segcast.audit_entries where event = 'release_put_back' order by audit_id"
        )
        #expect(
            try said.map { try $0.value("reason") }
                == ["a feature broke", "no, it did not", "yes, \"it\" did"]
        )
        let acts = try await shop.session.sql(
            "select replaced_release_id from segcast.release_acts order by act_id"
        )
        #expect(try acts.map { try $0.value("replaced_release_id") } == [3, 2, 3])
    }

    @Test func `two people who put different releases back do it one after the other`() async throws
    {
        let shop = try await mistaken()
        try await shop.session.sql(
            "update segcast.releases set valid_until = '2024-05-01' where release_id = 1"
        )
        let rival = try await TestDatabase.connect()
        try await rival.begin()
        try await rival.sql("lock table segcast.current_release in share row exclusive mode")
        async let first: Void = shop.gate.putBack(2, because: "one", now: evening)
        async let second: Void = shop.gate.putBack(1, because: "two", now: evening)
        try await TestDatabase.waitUntilSessionsWait(2)
        try await rival.commit()
        _ = try await (first, second)
        let last = try await shop.session.sql(
            "select release_id, replaced_release_id from segcast.release_acts order by act_id"
        )
        #expect(last.count == 2)
        #expect(try await last[1].value("release_id") == inForce(shop))
        #expect(
            try last[1].value("replaced_release_id") == last[0].value("release_id", as: Int.self)
        )
        #expect(try await shop.state(3) == "withdrawn")
    }

    @Test func `what was taken back is not released again by accident`() async throws {
        let shop = try await mistaken()
        try await shop.gate.putBack(2, because: "a feature broke", now: evening)
        let error = await #expect(throws: ScoreError.self) { _ = try await shop.release(3) }
        #expect(error?.tells("release-replaced") == true)
        #expect(try await inForce(shop) == 2)
        try await shop.score(4, day: 3)
        #expect(try await shop.release(4) == nil, "its day, scored again")
        #expect(try await shop.measured(4)["mean_score "]?.previousReleaseID == 2)
    }

    @Test func `a release that cannot choose an audience is not put back`() async throws {
        let shop = try await mistaken()
        func why(_ release: Int64, now: Instant) async throws -> String {
            do {
                try await shop.gate.putBack(release, because: "a feature broke", now: now)
                return "in force"
            } catch let error as ScoreError {
                guard case .cannotGoBack(_, let why) = error else { throw error }
                #expect(error.tells("cannot-go-back"))
                return why
            }
        }
        #expect(try await why(9, now: evening) == "there is no such release")
        #expect(try await why(1, now: evening).hasPrefix("its scores expired at 2024-04-02T12:00"))
        try await shop.score(4, day: 4)
        #expect(try await why(4, now: evening) == "it is scored and was never in force")
        try await shop.session.sql("delete from segcast.approvals")
        #expect(
            try await why(2, now: evening) == "the version that scored buys is not approved"
        )
        try await shop.session.sql("truncate segcast_data.feature_values_2")
        #expect(try await why(2, now: evening) == "its features are not kept any more")
        try await shop.session.sql("drop table segcast_data.scores_2")
        #expect(try await why(2, now: evening) == "its scores are not kept any more")
        #expect(try await inForce(shop) == 3)
        #expect(try await shop.state(3) == "released")
    }

    @Test func `a release that is put in force meanwhile is taken back too`() async throws {
        let shop = try await mistaken()
        try await shop.score(4, day: 4)
        let rival = try await TestDatabase.connect()
        try await rival.begin()
        try await rival.sql("lock table segcast.current_release in share row exclusive mode")
        async let back: Void = shop.gate.putBack(2, because: "a feature broke", now: evening)
        try await TestDatabase.waitUntilOneSessionWaits()
        try await rival.sql(
            "update segcast.releases set state = 'released', valid_until = 'infinity' where release_id = 4"
        )
        try await rival.sql("update segcast.current_release set release_id = 4")
        try await rival.commit()
        try await back
        #expect(try await inForce(shop) == 2)
        #expect(try await shop.state(4) == "withdrawn")
    }

    @Test func `an earlier day takes the place of a later one only with a reason`() async throws {
        let shop = try await mistaken()
        try await shop.score(4, day: 2, scores: "1.1 * (\(GuardedShop.level))")
        await #expect(throws: ScoreError.self) { _ = try await shop.release(4) }
        #expect(try await shop.release(4, because: "orders came late") == nil)
        #expect(try await inForce(shop) == 4)
        #expect(try await shop.state(3) == "withdrawn")
        #expect(try await shop.measured(4)["mean_score "]?.previousReleaseID == 2)
    }

    @Test func `an earlier day that is held leaves the later one in force`() async throws {
        let shop = try await mistaken()
        try await shop.score(4, day: 2, scores: "3 * (\(GuardedShop.level))")
        #expect(try await shop.release(4, because: "orders came late") != nil)
        #expect(try await inForce(shop) == 3)
        #expect(try await shop.state(3) == "released")
    }
}

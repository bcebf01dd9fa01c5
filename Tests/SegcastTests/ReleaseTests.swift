import Foundation
import Glibc
import Postgres
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct ReleaseTests {
    @Test
    func
        `a released mistake is undone, and its day and an earlier one are released again by reason`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            let segcast = try await SecondShop.withChampion(in: folder)
            for day in ["2025-11-01", "2025-11-02"] {
                for stage in ["score", "release", "segments"] {
                    let made = try await segcast.run(stage, "--as-of", day)
                    try #require(made.status == 0, "\(made.errors)")
                }
            }
            let back = ["release", "--back-to", "1", "--reason", "the second day was a mistake"]
            let expired = try await segcast.run(back, [:])
            #expect(expired.status == 65)
            #expect(expired.errors.contains("its scores expired"))
            #expect(try await segcast.run("release", "--back-to", "1").status == 64)

            let session = try await TestDatabase.connect()
            try await session.sql("update segcast.releases set valid_until = 'infinity'")
            try await session.sql("update segcast.release_outcomes set valid_until = 'infinity'")
            try await undo(back, segcast, mark: "\(folder)/mark")
            let undone = try await session.sql(
                """
                select current.release_id, releases.state, count(acts.act_id) as act_count
                from segcast.current_release as current
                inner join segcast.releases as releases on releases.release_id = 2
                inner join segcast.release_acts as acts on true
                group by current.release_id, releases.state
                """
            )[0]
            #expect(try undone.value("release_id") == 1 && undone.value("act_count") == 1)
            #expect(try undone.value("state") == "withdrawn")
            let members = try await session.sql(
                "select release_id from segcast.segments where segment = 'north_hot'"
            )
            #expect(try members[0].value("release_id") == 1)

            let again = try await segcast.run("release", "--as-of", "2025-11-02")
            #expect(again.status == 65)
            #expect(again.errors.contains("is not in force any more"), "\(again.errors)")
            let run = try await segcast.run("run", "--as-of", "2025-11-02")
            #expect(run.status == 65, "the graph that cron starts does not bring the mistake back")
            for (day, why) in [
                ("2025-11-02", "the orders were loaded again"),
                ("2025-11-01", "asked for by sales"),
            ] {
                let scored = try await segcast.run("score", "--as-of", day, "--reason", why)
                #expect(scored.status == 0, "\(scored.errors)")
                if day == "2025-11-01" {
                    let refused = try await segcast.run("release", "--as-of", day)
                    #expect(refused.status == 64, "\(refused.errors)")
                }
                let released = try await segcast.run("release", "--as-of", day, "--reason", why)
                #expect(released.status == 0, "\(released.errors)")
                let filled = try await segcast.run("segments", "--as-of", day)
                #expect(filled.status == 0, "\(filled.errors)")
            }
            let order = try await session.sql(
                "select string_agg(state, ' ' order by release_id) as states from segcast.releases"
            )
            #expect(try order[0].value("states") == "released withdrawn withdrawn released")
            let verified = try await segcast.run("verify")
            #expect(verified.status == 0, "\(verified.output)")
        }
    }

    /// Undoes while scoring wants to begin, is killed before the last word, and is asked again.
    private func undo(_ back: [String], _ segcast: SegcastProcess, mark: String) async throws {
        let session = try await TestDatabase.connect()
        let killed = try await segcast.run(back, ["SEGCAST_FAILPOINT": "release.back=kill"])
        #expect(killed.status == 9)
        let still = try await session.sql("select release_id from segcast.current_release")
        #expect(try still[0].value("release_id") == 2)
        try await session.sql("update segcast.leases set expires_at = '-infinity'")
        async let undone = segcast.run(back, ["SEGCAST_FAILPOINT": "release.back=\(mark)"])
        while access(mark, F_OK) != 0 { try await Task.sleep(for: .milliseconds(10)) }
        let scoring = try await segcast.run("score", "--as-of", "2025-11-03")
        #expect(scoring.status == 75, "\(scoring.errors)")
        unlink(mark)
        let result = try await undone
        #expect(result.status == 0, "\(result.errors)")
        let again = try await segcast.run(back, [:])
        #expect(again.status == 0, "\(again.errors)")
    }
}

import Postgres
import Testing
import Texts

@testable import Scores

struct ReleaseStandingTests {
    /// Release 7 as of two o'clock, beside the one in force.
    private func standing(
        _ state: ReleaseState,
        inForce current: Int64? = nil,
        asOf hour: Int64? = nil
    ) -> ReleaseStanding {
        func instant(_ hour: Int64) -> Instant { Instant(microseconds: hour * 3_600_000_000) }
        return ReleaseStanding(
            releaseID: 7,
            state: state,
            asOf: instant(2),
            heldReason: state == .held ? "nobody is scored" : nil,
            currentReleaseID: current,
            currentAsOf: hour.map(instant),
            previousReleaseID: nil
        )
    }

    @Test func `a release is judged once it is scored, and held until then`() throws {
        #expect(try standing(.scored).course(goingBack: nil) == .judge)
        #expect(try standing(.scored, inForce: 6, asOf: 2).course(goingBack: nil) == .judge)
        let open = try standing(.scoring).course(goingBack: nil)
        #expect(open == .hold(because: "it is not scored to the end: run `segcast score` again"))
        let held = try standing(.held, inForce: 6, asOf: 1).course(goingBack: "a mistake")
        #expect(held == .hold(because: "nobody is scored"))
    }

    @Test(arguments: [ReleaseState.released, .withdrawn])
    func `what was released stays in force, and is not released again after`(
        state: ReleaseState
    ) throws {
        #expect(try standing(state, inForce: 7, asOf: 2).course(goingBack: nil) == .stay)
        let asOf = standing(state).asOf
        for current in [6, nil] as [Int64?] {
            #expect(throws: ScoreError.notInForceAnyMore(releaseID: 7, asOf: asOf)) {
                try standing(state, inForce: current, asOf: 2).course(goingBack: "a mistake")
            }
        }
    }

    @Test func `a release goes back behind the one in force only when somebody says why`() throws {
        let late = standing(.scored, inForce: 8, asOf: 3)
        #expect(late.overtaken == 8)
        #expect(try late.course(goingBack: "a mistake") == .judge)
        let current = try #require(late.currentAsOf)
        #expect(throws: ScoreError.goesBack(asOf: late.asOf, current: current)) {
            try late.course(goingBack: nil)
        }
        #expect(standing(.scored, inForce: 6, asOf: 1).overtaken == nil)
        #expect(standing(.scored, inForce: 6, asOf: 2).overtaken == nil)
    }
}

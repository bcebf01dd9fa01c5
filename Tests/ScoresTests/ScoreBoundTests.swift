import Scores
import Testing

/// How many of a population a bound takes.
struct ScoreBoundTests {
    @Test(
        arguments: [
            (.top(10), 30, 10), (.top(10), 4, 4), (.top(10), 0, 0),
            (.topShare(0.1), 30, 3), (.topShare(0.1), 31, 4), (.topShare(1), 7, 7),
            (.topShare(0), 30, 0), (.range(atLeast: 0.5, below: nil), 30, 30),
        ] as [(ScoreBound, Int, Int)]
    )
    func `a share is rounded up, and nobody ranks behind the population`(
        bound: ScoreBound,
        population: Int,
        rank: Int
    ) {
        #expect(bound.rank(among: population) == rank)
    }
}

import Postgres
import Testing

@testable import Refresh

struct RetrainingTests {
    @Test(
        arguments: [
            // Never trained, trained just within the days, on the very day that is too old, and long before.
            (nil, true), (101, false), (100, true), (99, true), (Int64.min, true),
        ] as [(Int64?, Bool)]
    )
    func `an outcome is due when it has no version, or its newest is as old as retrain_days`(
        newest: Int64?,
        isDue: Bool
    ) {
        let limit = Instant(microseconds: 100)
        let asOf = newest.map(Instant.init(microseconds:))
        #expect(Retraining.isDue(asOf, since: limit) == isDue)
    }
}

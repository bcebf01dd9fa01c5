import Testing

@testable import Scores

struct GuardMeasureTests {
    private func words(_ kind: GuardMeasure.Kind, measured: Double?) -> String {
        GuardMeasure(
            outcome: kind == .customers ? "" : "buys",
            kind: kind,
            audience: kind == .turnover ? "loyal" : "",
            version: nil,
            previousReleaseID: nil,
            measured: measured,
            level: 0.25,
            lowest: 0.5,
            highest: 2,
            verdict: .failed
        ).words
    }

    private static let told: [(GuardMeasure.Kind, Double, String)] = [
        (
            .customers, 3,
            "the number of customers scored is 3.0 times what it was, where 0.5 to 2.0 may be"
        ),
        (
            .population, 3,
            "the population of buys is 3.0 times what it was, where 0.5 to 2.0 may be"
        ),
        (.meanScore, .infinity, "the mean score of buys is 0.25 and was 0"),
        (
            .activity, 0.1234,
            "the share of customers active lately of buys is 0.123 times what it was, where 0.5 to 2.0 may be"
        ),
        (.turnover, 0.75, "0.75 of loyal of buys left or is new, where 2.0 may"),
    ]

    @Test func `a multiple is told beside what was, the share that changed by itself`() {
        for (kind, measured, words) in Self.told {
            #expect(self.words(kind, measured: measured) == words)
        }
        #expect(Set(Self.told.map(\.0)) == Set(GuardMeasure.Kind.allCases))
    }

    @Test func `what is not judged is told without a number`() {
        #expect(words(.turnover, measured: nil) == "the turnover of buys, loyal, is not judged")
    }
}

import Boosting
import TestSupport
import Testing

@testable import Learning

/// When there is too little to learn from, and what is said of it.
struct ExamplesNeededTests {
    private func examples(positives: Int, negatives: Int) -> Examples {
        var examples = Examples(width: 1)
        for customer in 0..<positives + negatives {
            examples.matrix.values.append(Float(customer))
            examples.customerIDs.append(Int64(customer))
            examples.labels.append(customer < positives ? 3 : 0)
        }
        return examples
    }

    @Test(arguments: [
        (100, 100, true), (99, 500, false), (500, 99, false), (0, 0, false), (101, 100, true),
    ])
    func `what comes true or not is learned from a hundred of each`(
        positives: Int,
        negatives: Int,
        isEnough: Bool
    ) async throws {
        let needed = OutcomeKinds.all[0].needed
        let examples = examples(positives: positives, negatives: negatives)
        #expect(needed.areMet(by: examples) == isEnough)
        var parameters = BoostingParameters()
        (parameters.rounds, parameters.objective) = (1, .poisson)
        let fitter = ModelFitter(
            parameters: parameters,
            width: 1,
            horizonDays: 30,
            needed: needed,
            windows: 1,
            parts: [-30: examples]
        )
        #expect((try await fitter.fit(closedBy: 0) != nil) == isEnough)
    }

    @Test func `who counts needs nobody without`() {
        let needed = ExamplesNeeded(positives: 50, negatives: 0)
        #expect(needed.areMet(by: examples(positives: 50, negatives: 0)))
        #expect(!needed.areMet(by: examples(positives: 49, negatives: 100)))
    }

    @Test(arguments: [
        (ExamplesNeeded(positives: 100, negatives: 100), "100 of each are needed"),
        (ExamplesNeeded(positives: 50, negatives: 0), "50 with are needed"),
        (ExamplesNeeded(positives: 50, negatives: 20), "50 with and 20 without are needed"),
    ])
    func `a refusal says what is needed`(needed: ExamplesNeeded, words: String) {
        let refusal = #expect(throws: LearningError.self) {
            try examples(positives: 7, negatives: 8).require(needed, in: "gate")
        }
        #expect(refusal?.tells("examples-too-few") == true)
        let text = refusal.map { "\($0)" } ?? ""
        #expect(text.contains("the gate window holds 7 customers with the outcome and 8 without"))
        #expect(text.contains(words))
    }
}

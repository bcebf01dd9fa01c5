import Testing

@testable import Learning

/// What a model has to show, and the limits that it is held against; worked out by hand.
struct GateTests {
    /// Those of what comes true or does not.
    private static let gates = OutcomeDefinition().kind.gates

    /// Four hundred customers, of whom every fourth comes true; the better baseline has an AUC of 0.6.
    private func evidence(
        _ outcome: OutcomeDefinition = OutcomeDefinition(),
        come: Double,
        others: Double
    ) throws -> GateEvidence {
        let happened = (0..<400).map { $0 % 4 == 0 }
        return try GateEvidence(
            outcome,
            Forecast(happened.map { $0 ? come : others }, happened),
            baselines: ["worse": 0.5, "better": 0.6]
        )
    }

    @Test func `no two gates have one word`() {
        let words = Gates.all.map { $0.word }
        #expect(Set(words).count == words.count)
    }

    @Test func `a gate says by its word what it measured`() throws {
        for gate in Self.gates {
            let result = try gate.judge(evidence(come: 0.9, others: 0.1))
            #expect(result.gate == gate.word)
            #expect(result.measured.isFinite && result.limit.isFinite, "\(gate.word)")
        }
    }

    @Test func `a gate holds a model against the limit that the definition says`() throws {
        for gate in Self.gates.compactMap({ $0 as? any LimitedGate.Type }) {
            let limits = try [gate.limit.range.lowerBound, gate.limit.range.upperBound].map {
                var outcome = OutcomeDefinition()
                outcome.gates[gate.limit] = $0
                return try gate.judge(evidence(outcome, come: 0.9, others: 0.1)).limit
            }
            #expect(limits[0] != limits[1], "\(gate.word)")
        }
    }

    @Test func `a model is measured beside the better baseline and by its deciles`() throws {
        let seeing = try evidence(come: 0.99, others: 0.01)
        func near(_ gate: any Gate.Type, _ measured: Double) -> Bool {
            let result = gate.judge(seeing)
            return result.isPassed && abs(result.measured - measured) < 1e-9
        }
        #expect(near(AUCAboveBaseline.self, 0.4))
        #expect(near(CalibrationError.self, 0.01))
        // Of forty all came: Wilson's lower bound is 40 / (40 + 1.96²).
        #expect(near(TopDecileLift.self, 4 * 40 / (40 + 1.959963984540054 * 1.959963984540054)))
        #expect(near(DecileInversion.self, 0))
        let turned = try evidence(come: 0.01, others: 0.99)
        let judged = [
            AUCAboveBaseline.judge(turned), CalibrationError.judge(turned),
            TopDecileLift.judge(turned), DecileInversion.judge(turned),
        ]
        #expect(judged.allSatisfy { !$0.isPassed })
    }
}

import Foundation
import Shapes
import Testing
import Yams

@testable import Learning

/// What a model has to show, and the limits that it is held against; worked out by hand.
struct GateTests {
    private static let limited = Gates.all.compactMap { $0 as? any LimitedGate.Type }

    /// Four hundred customers, of whom every fourth comes true; the better baseline has an AUC of 0.6.
    private func evidence(
        _ outcome: OutcomeDefinition = OutcomeDefinition(),
        come: Double,
        others: Double
    ) throws -> GateEvidence {
        let happened = (0..<400).map { $0 % 4 == 0 }
        return try GateEvidence(
            outcome,
            happened.map { $0 ? come : others },
            happened,
            baselines: ["worse": 0.5, "better": 0.6]
        )
    }

    private func json(_ limits: GateLimits) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(limits), as: UTF8.self)
    }

    @Test func `no two gates have one word, and no two limits one key`() {
        let words = Gates.all.map { $0.word }
        #expect(Set(words).count == words.count)
        #expect(Set(Gates.limits.map(\.key)).count == Gates.limits.count)
        #expect(Set(Gates.limits.map(\.storedKey)).count == Gates.limits.count)
    }

    @Test func `a gate says by its word what it measured`() throws {
        for gate in Gates.all {
            let result = try gate.judge(evidence(come: 0.9, others: 0.1))
            #expect(result.gate == gate.word)
            #expect(result.measured.isFinite && result.limit.isFinite, "\(gate.word)")
        }
    }

    @Test func `a gate holds a model against the limit that the definition says`() throws {
        for gate in Self.limited {
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

    @Test func `limits are stored as they always were, and later ones where they are not usual`()
        throws
    {
        #expect(Gates.limits.filter { $0.oldKey != nil }.count == 3)
        #expect(
            try json(GateLimits())
                == #"{"aucBelowBaseline":0.005,"calibrationError":0.08,"topDecileLift":1}"#
        )
        for limit in Gates.limits {
            var limits = GateLimits()
            limits[limit] = limit.range.upperBound
            if limits == GateLimits() { limits[limit] = limit.range.lowerBound }
            let stored = try json(limits)
            #expect(stored.contains(#""\#(limit.storedKey)":"#))
            let read = try JSONDecoder().decode(GateLimits.self, from: Data(stored.utf8))
            #expect(read == limits && read != GateLimits())
        }
    }

    @Test func `a limit is read within its range`() throws {
        for limit in Gates.limits {
            func read(_ number: Double) throws -> (GateLimits?, Int) {
                var reader = DefinitionReader()
                let node = try #require(try Yams.compose(yaml: "{\(limit.key): \(number)}"))
                return (Shape<GateLimits>.gates.read(node, &reader), reader.issues.count)
            }
            let highest = limit.range.upperBound
            let (limits, issues) = try read(highest)
            #expect(limits?[limit] == highest && issues == 0)
            #expect(try read(highest + 1).1 == 1)
        }
    }
}

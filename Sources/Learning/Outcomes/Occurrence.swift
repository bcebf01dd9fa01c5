import Texts
import Warehouse

/// Something will happen: the label's source has at least one row of the customer in the label window.
struct Occurrence: BinaryOutcome {
    let word = "occurrence"
    let arms = [OutcomeArm("observed", by: "model")]
    let baselines: [any Baseline.Type] = [RecencyBaseline.self, RFMBaseline.self]

    func words(for outcome: OutcomeDefinition) -> String {
        "at least one row of \(outcome.label.rawValue) within \(outcome.horizonDays.counted("day")) of the as-of"
    }

    func label(by value: Float?) -> Float { value == nil ? 0 : 1 }
}

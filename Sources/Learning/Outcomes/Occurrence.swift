import Features
import Warehouse

/// Something will happen: the label's source has at least one row of the customer in the label window.
struct Occurrence: OutcomeKind {
    let word = "occurrence"
    let arms = [OutcomeArm("observed", by: "model")]

    func words(for outcome: OutcomeDefinition) -> String {
        "at least one row of \(outcome.label.rawValue) within \(outcome.horizonDays) days of the as-of"
    }

    func label(by value: Float?) -> Float { value == nil ? 0 : 1 }

    func baselines(
        _ definition: BaselineDefinition,
        _ featureSet: FeatureSetDefinition,
        learningFrom fit: Examples
    ) throws -> [any Baseline] {
        let positions = try definition.positions(in: featureSet)
        return [
            RecencyBaseline(position: positions[0]),
            try RFMBaseline(training: fit, positions: positions),
        ]
    }
}

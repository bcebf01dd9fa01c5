/// A gate that holds a model against a limit which definitions may move.
protocol LimitedGate: Gate {
    /// The limit.
    static var limit: GateLimit { get }

    /// Returns what it measured at the gate window, and whether `limit` lets the version pass.
    static func judge(_ evidence: GateEvidence, by limit: Double) -> GateResult
}

extension LimitedGate {
    /// Judges by the limit that the outcome asks for.
    static func judge(_ evidence: GateEvidence) -> GateResult {
        judge(evidence, by: evidence.outcome.gates[limit])
    }
}

/// How far a decile's interval lies below the interval of the one after it; none may.
enum DecileInversion: Gate {
    static let word = "decile_inversion"

    static func judge(_ evidence: GateEvidence) -> GateResult {
        let worst =
            zip(evidence.deciles, evidence.deciles.dropFirst()).map { higher, lower in
                max(0, lower.lower - higher.upper)
            }.max() ?? 0
        return GateResult(Self.self, worst, limit: 0, isPassed: worst <= 0)
    }
}

/// What one gate measured.
public struct GateResult: Codable, Hashable, Sendable {
    /// The gate's name.
    public let gate: String
    /// The number measured.
    public let measured: Double
    /// The limit it is held against.
    public let limit: Double
    /// Whether it lets the version pass.
    public let isPassed: Bool

    private enum CodingKeys: String, CodingKey {
        case gate, measured, limit
        case isPassed = "is_passed"
    }
}

extension GateResult {
    /// What a gate measured, held against a limit.
    init(_ gate: any Gate.Type, _ measured: Double, limit: Double, isPassed: Bool) {
        self.gate = gate.word
        self.measured = measured
        self.limit = limit
        self.isPassed = isPassed
    }
}

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

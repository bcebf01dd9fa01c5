/// Bounds of one tier of an outcome: at least the one, below the other.
public struct TierBounds: Codable, Hashable, Sendable {
    /// Smallest score.
    public let atLeast: Double
    /// The next tier's smallest score; `nil` for the highest.
    public let below: Double?

    /// Creates the bounds of a tier.
    public init(atLeast: Double, below: Double?) {
        self.atLeast = atLeast
        self.below = below
    }
}

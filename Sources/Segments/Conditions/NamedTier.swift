/// A tier of an outcome, as a condition names it.
public struct NamedTier: Hashable, Sendable {
    /// The outcome.
    public let outcome: String
    /// One of its tiers.
    public let tier: String
}

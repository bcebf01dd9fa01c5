/// Which features the baselines rank by.
public struct BaselineDefinition: Codable, Hashable, Sendable {
    /// Days since the last purchase: fewer is better.
    public var recency = ""
    /// How often, and how much: with recency the features of the RFM logistic.
    public var frequency = "", monetary = ""

    /// Creates an empty definition.
    public init() {}
}

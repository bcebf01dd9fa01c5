import Shapes
import Warehouse

/// Which features the baselines rank by.
public struct BaselineDefinition: Codable, Hashable, Sendable {
    /// Days since the last purchase: fewer is better.
    public var recency = ""
    /// How often, and how much: with recency the features of the RFM logistic.
    public var frequency = "", monetary = ""

    /// Creates an empty definition.
    public init() {}
}

extension Shape where Value == BaselineDefinition {
    static var baseline: Self {
        .object(
            BaselineDefinition(),
            [
                Field(
                    "recency",
                    \.recency,
                    .reference(.feature),
                    required: true,
                    "days since the last purchase"
                ),
                Field("frequency", \.frequency, .reference(.feature), required: true, "how often"),
                Field("monetary", \.monetary, .reference(.feature), required: true, "how much"),
            ]
        )
    }
}

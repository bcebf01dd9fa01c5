/// A rule with an owner and a purpose.
public struct SegmentDefinition: Codable, Hashable, Sendable {
    /// The segment's name.
    public var name = ""
    /// Who answers for it.
    public var owner = ""
    /// What it is for.
    public var purpose = ""
    /// Who is in it.
    public var rule = SegmentRule.all([])

    /// Creates an empty definition.
    public init() {}
}

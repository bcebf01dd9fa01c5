public import Registry

/// Who may let models act, and how customers may be contacted.
public struct PolicyDefinition: Codable, Hashable, Sendable {
    /// Who approves a model: `single_operator` or `four_eyes`.
    public var governance = Governance.singleOperator
    /// Customers who are deliberately not contacted.
    public var controlGroups: [ControlGroup] = []
    /// How often a customer may be contacted.
    public var caps: [FrequencyCap] = []

    /// Creates a policy without caps or control groups.
    public init() {}
}

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

/// Who approves a model.
public enum Governance: String, Codable, CaseIterable, Sendable {
    /// The author may; every card and manifest says so.
    case singleOperator = "single_operator"
    /// Somebody who is not the author.
    case fourEyes = "four_eyes"
}

/// A stable share of everybody that is held back, so that an effect can be measured.
public struct ControlGroup: Codable, Hashable, Sendable {
    /// Its name.
    public var name = ""
    /// What its hash begins with: another salt is another group.
    public var salt = ""
    /// The share of customers in it, in `0...1`.
    public var share = 0.0

    /// Creates an empty group.
    public init() {}
}

/// At most so many contacts to one customer over some channels in any window of some hours.
public struct FrequencyCap: Codable, Hashable, Sendable {
    /// Its name; contacts are counted under it.
    public var name = ""
    /// The channels it counts.
    public var channels: [String] = []
    /// Contacts allowed in one window; at least 1.
    public var limit = 1
    /// Length of the rolling window, in elapsed hours.
    public var windowHours = 168

    /// Creates a cap of one contact a week.
    public init() {}
}

public import Channels

/// What a list asks of the policy: the whole of it, beside what the list's export names of it.
///
/// Which cap counts, who is held back and what has to be agreed to is found here, and nowhere above: a key that the
/// policy comes to have is read where it is obeyed.
public struct PolicyQuestion: Sendable {
    /// The policy.
    public var policy: PolicyDefinition
    /// Where people would be contacted.
    public var channel: ChannelDefinition
    /// The brand that contacts them.
    public var brand: String
    /// The name of the control group that the export asks for; `nil` when it asks for none.
    public var controlGroupName: String?
    /// Whether it lists whom not to target: nothing is charged, and the control group is in it.
    public var isExclusion: Bool

    /// Creates a question.
    ///
    /// - Parameters:
    ///   - policy: the policy.
    ///   - channel: where people would be contacted.
    ///   - brand: which contacts them.
    ///   - controlGroupName: the control group asked for, by its name.
    ///   - isExclusion: whether the list is of whom not to target.
    public init(
        _ policy: PolicyDefinition,
        _ channel: ChannelDefinition,
        of brand: String,
        controlGroup controlGroupName: String? = nil,
        isExclusion: Bool = false
    ) {
        self.policy = policy
        self.channel = channel
        self.brand = brand
        self.controlGroupName = controlGroupName
        self.isExclusion = isExclusion
    }

    /// The control group asked for; `nil` where none is, or where the policy has none of that name.
    public var controlGroup: ControlGroup? {
        policy.controlGroups.first { $0.name == controlGroupName }
    }

    /// What a contact is: nothing, for whom not to target and where a list of letters is only cut; whoever is present
    /// stays so.
    public func contact(isCut: Bool) -> ContactModel {
        if isExclusion { return .none }
        return isCut && channel.contact == .send ? .none : channel.contact
    }

    /// The caps that contacts count under, in name order: none where a list is only cut, and none where being on it is
    /// no contact.
    public func caps(isCut: Bool) -> [FrequencyCap] {
        guard !isCut, contact(isCut: isCut) != .none else { return [] }
        return policy.caps.filter { $0.counts(channel.name, of: brand) }
            .sorted { $0.name < $1.name }
    }

    /// Whether somebody has to have agreed to something.
    var needsConsent: Bool { channel.consentNotRequired == nil }

    /// The group that is held back from the list, if any: from one that is cut, nobody is.
    func heldBack(isCut: Bool = false) -> ControlGroup? {
        isExclusion || isCut ? nil : controlGroup
    }

    /// The group that is on the list for being held back elsewhere, if any.
    func joining(isCut: Bool) -> ControlGroup? { isExclusion && !isCut ? controlGroup : nil }
}
